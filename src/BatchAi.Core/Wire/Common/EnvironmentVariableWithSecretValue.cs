namespace BatchAi.Core.Wire;

/// <summary>An environment variable whose value is never reported back.</summary>
public sealed class EnvironmentVariableWithSecretValue
{
    /// <summary>The variable's name.</summary>
    [Required]
    public string? Name { get; set; }

    /// <summary>Plain value; exactly one of it and valueSecretReference is given.</summary>
    [Secret]
    public string? Value { get; set; }

    /// <summary>Key vault reference in place of the plain value.</summary>
    [Secret]
    public KeyVaultSecretReference? ValueSecretReference { get; set; }
}
