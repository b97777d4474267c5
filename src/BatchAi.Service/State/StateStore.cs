using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace BatchAi.Service.State;

/// <summary>
/// The one place that writes the state. Units of work queue up for one thread; those that wait while the disk is
/// flushed share the next flush. A unit's task completes when it is on the disk.
/// </summary>
internal sealed class StateStore : IAsyncDisposable
{
    private const int LargestBatch = 256;
    private const int MostIdleReaders = 8;
    private readonly string _path;
    private readonly SqlSession _writing;
    private readonly StateWriter _writer;
    private readonly Channel<IUnit> _units = Channel.CreateUnbounded<IUnit>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentBag<SqlSession> _readers = [];
    private readonly Task _loop;
    private long _commits;

    private StateStore(string path, SqlSession writing)
    {
        _path = path;
        _writing = writing;
        _writer = new StateWriter(writing);
        _loop = Task.Factory.StartNew(WriteAll, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Opens the state, creating or migrating it.</summary>
    /// <exception cref="BatchAiException">It was written by a newer version, is damaged, or cannot be opened.</exception>
    internal static StateStore Open(string path)
    {
        SQLitePCL.Batteries_V2.Init();
        SqlSession? writing = null;
        try
        {
            writing = SqlSession.Open(path);
            Schema.Migrate(writing.Connection);
            return new StateStore(path, writing);
        }
        catch (Exception error)
        {
            writing?.Dispose();
            if (error is SqliteException sqlite) throw StateErrors.NotOpened(path, sqlite);
            throw;
        }
    }

    /// <summary>How many times something was written, as a mark to compare with.</summary>
    internal long Commits => Volatile.Read(ref _commits);

    /// <summary>Does a unit of work, whole or not at all; it is durable when the task completes.</summary>
    internal Task<T> WriteAsync<T>(Func<StateWriter, T> work)
    {
        var unit = new Unit<T>(work);
        return _units.Writer.TryWrite(unit) ? unit.Done : throw new ObjectDisposedException(nameof(StateStore));
    }

    /// <summary>Does a unit of work, whole or not at all; it is durable when the task completes.</summary>
    internal Task WriteAsync(Action<StateWriter> work) => WriteAsync(writer =>
    {
        work(writer);
        return true;
    });

    /// <summary>Asks the state as it was last committed; all questions of one query see the same state.</summary>
    internal T Read<T>(Func<StateReader, T> query)
    {
        if (!_readers.TryTake(out var session)) session = SqlSession.Open(_path);
        try
        {
            return session.InSnapshot(() => query(new StateReader(session)));
        }
        finally
        {
            if (_readers.Count < MostIdleReaders) _readers.Add(session);
            else session.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _units.Writer.TryComplete();
        await _loop;
        while (_readers.TryTake(out var reader)) reader.Dispose();
        _writing.Dispose();
    }

    private void WriteAll()
    {
        var batch = new List<IUnit>();
        while (WaitForUnits())
        {
            while (batch.Count < LargestBatch && _units.Reader.TryRead(out var unit)) batch.Add(unit);
            Write(batch);
            batch.Clear();
        }
    }

    // This thread is the writer's own; it has nothing else to do than wait.
    private bool WaitForUnits() => _units.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult();

    private void Write(List<IUnit> batch)
    {
        try
        {
            _ = _writing.Execute("BEGIN IMMEDIATE");
            foreach (var unit in batch) Do(unit);
            _ = _writing.Execute("COMMIT");
            _ = Interlocked.Increment(ref _commits);
        }
        catch (Exception error)
        {
            Rollback();
            foreach (var unit in batch) unit.Fail(error);
            return;
        }

        foreach (var unit in batch) unit.Complete();
    }

    // A unit that fails takes back its own part and leaves the others theirs.
    private void Do(IUnit unit)
    {
        _ = _writing.Execute("SAVEPOINT unit");
        if (!unit.TryDo(_writer)) _ = _writing.Execute("ROLLBACK TO unit");
        _ = _writing.Execute("RELEASE unit");
    }

    private void Rollback()
    {
        try
        {
            Schema.Execute(_writing.Connection, "ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself, as it does when the disk is full.
        }
    }

    private interface IUnit
    {
        bool TryDo(StateWriter writer);

        void Complete();

        void Fail(Exception error);
    }

    private sealed class Unit<T>(Func<StateWriter, T> work) : IUnit
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _value;
        private Exception? _error;

        internal Task<T> Done => _done.Task;

        public bool TryDo(StateWriter writer)
        {
            try
            {
                _value = work(writer);
                return true;
            }
            catch (Exception error)
            {
                _error = error;
                return false;
            }
        }

        public void Complete()
        {
            if (_error is not null) _done.TrySetException(StateErrors.NotWritten(_error));
            else _done.TrySetResult(_value!);
        }

        public void Fail(Exception error) => _done.TrySetException(StateErrors.NotWritten(_error ?? error));
    }
}
