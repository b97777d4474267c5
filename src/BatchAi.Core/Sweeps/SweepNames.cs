using System.Security.Cryptography;
using System.Text;
using BatchAi.Core.JobFiles;

namespace BatchAi.Core.Sweeps;

/// <summary>
/// Names the jobs of a sweep by their values, e.g. <c>train-lr0_1-seed2</c>. A hyphen stands only before a parameter and
/// before a negative number, which no parameter looks like, so that different labels make different names.
/// </summary>
internal sealed class SweepNames
{
    private const int MaximumLength = 64;
    private const int HashLength = 12;
    private const string Digits = "abcdefghijklmnopqrstuvwxyz234567";

    private readonly string _base;
    private readonly IReadOnlyList<SweepParameter> _parameters;
    private readonly string[][] _labels;

    /// <summary>Makes the names of a sweep.</summary>
    /// <param name="baseName">What they begin with.</param>
    /// <param name="parameters">The sweep's parameters.</param>
    public SweepNames(string baseName, IReadOnlyList<SweepParameter> parameters)
    {
        (_base, _parameters) = (baseName, parameters);
        _labels = [.. parameters.Select(Labels)];
    }

    /// <summary>The name of a job.</summary>
    /// <param name="digits">Which of its values each parameter has.</param>
    public string Of(int[] digits)
    {
        var name = _base + string.Concat(digits.Select((digit, i) => $"-{_parameters[i].Name}{_labels[i][digit]}"));
        return name.Length <= MaximumLength ? name : $"{name.Substring(0, MaximumLength - HashLength - 1)}-{HashOf(name, digits)}";
    }

    private string HashOf(string name, int[] digits) =>
        Hash(string.Join("\0", digits.Select((digit, i) => _parameters[i].Values[digit].Text).Prepend(name))).Substring(0, HashLength);

    // Values that look the same get a hash, as short as keeps them apart; names of the service do not differ by case.
    private static string[] Labels(SweepParameter parameter)
    {
        var plain = parameter.Values.Select(value => Clean(value.Label ?? value.Text)).ToArray();
        var common = new HashSet<string>(plain.GroupBy(label => label, StringComparer.OrdinalIgnoreCase).Where(same => same.Skip(1).Any()).Select(same => same.Key), StringComparer.OrdinalIgnoreCase);
        for (var length = 4; ; length *= 2)
        {
            var labels = plain.Select((label, i) => common.Contains(label) ? $"{label}_{Hash(parameter.Values[i].Text).Substring(0, length)}" : label).ToArray();
            if (labels.Distinct(StringComparer.OrdinalIgnoreCase).Count() == labels.Length) return labels;
        }
    }

    private static string Clean(string text)
    {
        var isNegative = text.Length > 1 && text[0] == '-' && text[1] is >= '0' and <= '9';
        var letters = text.Skip(isNegative ? 1 : 0).Select(letter => VariableRules.IsWordLetter(letter) ? letter : '_');
        return (isNegative ? "-" : "") + string.Concat(letters);
    }

    // 32 different letters of five bits each, for 51 of them.
    private static string Hash(string text)
    {
        using var hash = SHA256.Create();
        var bytes = hash.ComputeHash(Encoding.UTF8.GetBytes(text));
        var letters = new StringBuilder();
        for (int i = 0, bits = 0, value = 0; i < bytes.Length; i++)
        {
            value = (value << 8) | bytes[i];
            for (bits += 8; bits >= 5; bits -= 5) letters.Append(Digits[(value >> (bits - 5)) & 31]);
            value &= 31;
        }

        return letters.ToString();
    }
}
