namespace BatchAi.Service.Api.SignIn;

/// <summary>Slows down those who guess: after some failures within a second nobody may try until it is over.</summary>
internal sealed class FailureThrottle(TimeProvider time)
{
    private const int MostFailures = 5;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private readonly Queue<DateTimeOffset> _failures = new();
    private readonly Lock _lock = new();

    internal bool IsClosed
    {
        get
        {
            lock (_lock)
            {
                ForgetOld();
                return _failures.Count >= MostFailures;
            }
        }
    }

    internal void Fail()
    {
        lock (_lock)
        {
            ForgetOld();
            _failures.Enqueue(time.GetUtcNow());
        }
    }

    private void ForgetOld()
    {
        var oldest = time.GetUtcNow() - Period;
        while (_failures.TryPeek(out var failure) && failure <= oldest) _failures.Dequeue();
    }
}
