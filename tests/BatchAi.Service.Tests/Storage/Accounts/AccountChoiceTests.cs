using BatchAi.Service.Storage.Accounts;

namespace BatchAi.Service.Tests.Storage.Accounts;

public sealed class AccountChoiceTests
{
    private const string Key = "c2VjcmV0";

    [Fact]
    public void ParseAll_LinesAndSemicolons_AreAccounts()
    {
        var all = AccountChoice.ParseAll($"# mine\none1\r\n\ntwo2:{Key};three:{Key}:a2V5\n").ToList();

        Assert.Equal(["one1", "two2", "three"], all.Select(account => account.Name));
        Assert.Equal([0, 1, 2], all.Select(account => account.Keys.Count));
        Assert.Equal(all.Select(account => account.Keys), AccountChoice.ParseAll(AccountChoice.WriteAll(all)).Select(account => account.Keys));
    }

    [Theory]
    [InlineData("Upper", "AccountInvalid")]
    [InlineData("ab", "AccountInvalid")]
    [InlineData("../x", "AccountInvalid")]
    [InlineData("account:", "AccountKeyInvalid")]
    [InlineData("account:not*base64", "AccountKeyInvalid")]
    [InlineData("account:a2V5:a2V5:a2V5", "AccountKeyInvalid")]
    public void Parse_WhatCannotBe_IsRefusedWithoutTheKey(string text, string code)
    {
        var error = Assert.Throws<BatchAiException>(() => AccountChoice.Parse(text));

        Assert.Equal(code, error.Code);
        if (text.Split(':') is [_, { Length: > 0 } key, ..]) Assert.DoesNotContain(key, error.Message, StringComparison.Ordinal);
    }
}
