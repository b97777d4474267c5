namespace BatchAi.Diagnostics;

public sealed class RedactionTests
{
    [Theory]
    [InlineData("https://a.blob.core.windows.net/c/b?sv=2019&sig=abc%2Fdef%3D&se=2020", "abc%2Fdef%3D")]
    [InlineData("Authorization: Bearer abc.def-123", "abc.def-123")]
    [InlineData("AccountKey=Zm9vYmFy;EndpointSuffix=core", "Zm9vYmFy")]
    [InlineData("\"password\": \"hunter2\"", "hunter2")]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "0123456789abcdef")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----", "MIIE")]
    public void Apply_TakesSecretsOut(string text, string secret)
    {
        Assert.DoesNotContain(secret, Redaction.Apply(text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The cluster 'gpu' is not found.")]
    [InlineData("Azure.Core\t1.53.0\tBatchAi\t/opt/module/deps/Azure.Core.dll")]
    public void Apply_LeavesTheRest(string text) => Assert.Equal(text, Redaction.Apply(text));
}
