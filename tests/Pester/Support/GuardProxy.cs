using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace BatchAi.Pester
{
    /// <summary>
    /// Stands in front of the endpoints of a service, with its certificate, and lets through what only reads. All else is
    /// refused, and kept to be asserted on. Storage is reached through it, too: the answers of the management endpoint
    /// are changed so that they name it.
    /// </summary>
    public sealed class GuardProxy : IDisposable
    {
        private static readonly string[] Reading = { "listKeys", "listOutputFiles", "listRemoteLoginInformation" };

        private readonly X509Certificate2 _certificate;
        private readonly CancellationTokenSource _stop = new CancellationTokenSource();
        private readonly ConcurrentQueue<string> _refused = new ConcurrentQueue<string>();
        private readonly Target[] _targets;

        /// <summary>Stands in front of the ports.</summary>
        /// <param name="certificateFile">Certificate and key of the service.</param>
        /// <param name="ports">The ports: management first.</param>
        public GuardProxy(string certificateFile, int[] ports)
        {
            _certificate = X509Certificate2.CreateFromPemFile(certificateFile, certificateFile);
            _targets = ports.Select(port => new Target(port)).ToArray();
            foreach (var target in _targets) _ = AcceptAsync(target);
        }

        /// <summary>The ports that clients are to use, in the same order.</summary>
        public int[] Ports => _targets.Select(target => target.OwnPort).ToArray();

        /// <summary>What was refused: method and path.</summary>
        public string[] Refused => _refused.ToArray();

        /// <summary>How many requests were let through.</summary>
        public int Passed { get; private set; }

        /// <inheritdoc/>
        public void Dispose()
        {
            _stop.Cancel();
            foreach (var target in _targets) target.Listener.Stop();
            _certificate.Dispose();
        }

        private async Task AcceptAsync(Target target)
        {
            try
            {
                while (true)
                {
                    var client = await target.Listener.AcceptTcpClientAsync(_stop.Token);
                    _ = Task.Run(() => ServeAsync(client, target));
                }
            }
            catch (Exception error) when (error is OperationCanceledException || error is SocketException || error is ObjectDisposedException)
            {
                // The test is over.
            }
        }

        // One request for each connection, so that nothing has to be known of where one ends.
        private async Task ServeAsync(TcpClient client, Target target)
        {
            try
            {
                using (client)
                using (var near = new SslStream(client.GetStream()))
                {
                    await near.AuthenticateAsServerAsync(_certificate);
                    var (head, begun) = await ReadHeadAsync(near);
                    if (head.Length == 0) return;
                    var words = head.Split(' ');
                    var path = words[1].Split('?')[0];
                    if (words[0] == "GET" || words[0] == "HEAD" || (words[0] == "POST" && Reading.Contains(path.Split('/').Last(), StringComparer.OrdinalIgnoreCase)))
                        await ForwardAsync(near, head, begun, target);
                    else
                        await RefuseAsync(near, words[0] + " " + path);
                }
            }
            catch (Exception error) when (error is IOException || error is SocketException || error is System.Security.Authentication.AuthenticationException)
            {
                // The client has gone.
            }
        }

        private async Task RefuseAsync(Stream near, string request)
        {
            _refused.Enqueue(request);
            const string Body = "{\"error\":{\"code\":\"OnlyReading\",\"message\":\"Nothing is changed here.\"}}";
            await near.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\nConnection: close\r\n\r\n{Body}"));
        }

        private async Task ForwardAsync(Stream near, string head, byte[] begun, Target target)
        {
            Passed++;
            using (var server = new TcpClient())
            {
                await server.ConnectAsync(IPAddress.Loopback, target.Port);
                using (var far = new SslStream(server.GetStream(), false, (sender, certificate, chain, errors) => true))
                {
                    await far.AuthenticateAsClientAsync("localhost");
                    var lines = head.TrimEnd().Split("\r\n").Where(line => !line.StartsWith("Connection:", StringComparison.OrdinalIgnoreCase));
                    await far.WriteAsync(Encoding.Latin1.GetBytes(string.Join("\r\n", lines) + "\r\nConnection: close\r\n\r\n"));
                    await far.WriteAsync(begun);
                    var asked = PumpAsync(near, far);
                    var answer = new MemoryStream();
                    await far.CopyToAsync(answer);
                    await near.WriteAsync(Renamed(answer.ToArray()));
                }
            }
        }

        // The body of a request, if there is one, until the client has heard its answer.
        private async Task PumpAsync(Stream near, Stream far)
        {
            try
            {
                await near.CopyToAsync(far, _stop.Token);
            }
            catch (Exception error) when (error is IOException || error is OperationCanceledException || error is ObjectDisposedException)
            {
                // It has.
            }
        }

        // All ports have five digits, so no length changes.
        private byte[] Renamed(byte[] answer)
        {
            var text = Encoding.Latin1.GetString(answer);
            foreach (var target in _targets) text = text.Replace(":" + target.Port, ":" + target.OwnPort);
            return Encoding.Latin1.GetBytes(text);
        }

        private static async Task<(string Head, byte[] Begun)> ReadHeadAsync(Stream stream)
        {
            var all = new MemoryStream();
            var buffer = new byte[8192];
            while (true)
            {
                var count = await stream.ReadAsync(buffer);
                if (count == 0) return ("", Array.Empty<byte>());
                all.Write(buffer, 0, count);
                var text = Encoding.Latin1.GetString(all.ToArray());
                var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
                if (end >= 0) return (text.Substring(0, end + 4), all.ToArray().Skip(end + 4).ToArray());
            }
        }

        private sealed class Target
        {
            internal Target(int port)
            {
                Port = port;
                do
                {
                    Listener = new TcpListener(IPAddress.Loopback, 0);
                    Listener.Start();
                    OwnPort = ((IPEndPoint)Listener.LocalEndpoint).Port;
                }
                while (OwnPort < 10000);
            }

            internal int Port { get; }

            internal int OwnPort { get; }

            internal TcpListener Listener { get; }
        }
    }
}
