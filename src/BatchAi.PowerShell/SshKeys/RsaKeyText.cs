using System.Security.Cryptography;
using System.Text;

namespace BatchAi.SshKeys;

/// <summary>Writes RSA keys as OpenSSH reads them. The frameworks that the module runs on cannot.</summary>
internal static class RsaKeyText
{
    private const int LineLength = 64;
    private const byte Integer = 0x02;
    private const byte Sequence = 0x30;

    /// <summary>The private key in PEM (PKCS#1).</summary>
    internal static string WritePrivate(RSAParameters key)
    {
        byte[][] numbers = [[0], key.Modulus!, key.Exponent!, key.D!, key.P!, key.Q!, key.DP!, key.DQ!, key.InverseQ!];
        var base64 = Convert.ToBase64String(Tagged(Sequence, [.. numbers.SelectMany(number => Tagged(Integer, Positive(number)))]));
        var text = new StringBuilder("-----BEGIN RSA PRIVATE KEY-----\n");
        for (var start = 0; start < base64.Length; start += LineLength) text.Append(base64, start, Math.Min(LineLength, base64.Length - start)).Append('\n');
        return text.Append("-----END RSA PRIVATE KEY-----\n").ToString();
    }

    /// <summary>The public key in one line.</summary>
    internal static string WritePublic(RSAParameters key, string comment)
    {
        byte[] blob = [.. Counted(Encoding.ASCII.GetBytes("ssh-rsa")), .. Counted(Positive(key.Exponent!)), .. Counted(Positive(key.Modulus!))];
        return $"ssh-rsa {Convert.ToBase64String(blob)} {comment}\n";
    }

    // A first bit that is set would mean a negative number.
    private static byte[] Positive(byte[] number)
    {
        var digits = number.SkipWhile(digit => digit == 0).ToArray();
        return digits.Length == 0 || digits[0] >= 0x80 ? [0, .. digits] : digits;
    }

    private static byte[] Counted(byte[] data) => [.. BigEndian(data.Length, 4), .. data];

    private static byte[] Tagged(byte tag, byte[] data)
    {
        if (data.Length < 0x80) return [tag, (byte)data.Length, .. data];
        var length = BigEndian(data.Length, 4).SkipWhile(digit => digit == 0).ToArray();
        return [tag, (byte)(0x80 | length.Length), .. length, .. data];
    }

    private static IEnumerable<byte> BigEndian(int number, int length) => Enumerable.Range(1, length).Select(i => (byte)(number >> (8 * (length - i))));
}
