namespace BatchAi.Core.Wire;

/// <summary>An environment variable whose value is never reported back.</summary>
public sealed class EnvironmentVariableWithSecretValue
{
    /// <summary>Variable name.</summary>
    [Required]
    public string? Name { get; set; }

    /// <summary>Plain value; exactly one of value and reference is given.</summary>
    [Secret]
    public string? Value { get; set; }

    /// <summary>Key vault reference in place of the plain value.</summary>
    [Secret]
    public KeyVaultSecretReference? ValueSecretReference { get; set; }
}
