using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BatchAi.Service.Agent.Protocol;

/// <summary>A connection that carries one JSON object per line each way.</summary>
internal sealed class JsonLines(Socket socket) : IDisposable
{
    private readonly StreamReader _reader = new(new NetworkStream(socket, ownsSocket: true), Encoding.UTF8);
    private readonly SemaphoreSlim _writing = new(1, 1);

    /// <summary>Reads the next object; null at the end, however the connection ended.</summary>
    internal async Task<T?> ReadAsync<T>(JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            var line = await _reader.ReadLineAsync(cancellationToken);
            return line is null ? null : JsonSerializer.Deserialize(line, type);
        }
        catch (Exception error) when (error is IOException or SocketException or JsonException or ObjectDisposedException)
        {
            return null;
        }
    }

    /// <summary>Writes an object.</summary>
    /// <returns>Whether the connection took it.</returns>
    internal async Task<bool> WriteAsync<T>(T value, JsonTypeInfo<T> type)
    {
        var line = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(value, type) + "\n");
        await _writing.WaitAsync();
        try
        {
            await _reader.BaseStream.WriteAsync(line);
            return true;
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException)
        {
            return false;
        }
        finally
        {
            _writing.Release();
        }
    }

    public void Dispose()
    {
        // The writing gate is left to the collector: a last writer may still release it.
        _reader.Dispose();
    }
}
