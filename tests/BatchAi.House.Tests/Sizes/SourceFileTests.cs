using BatchAi.House.Support;

namespace BatchAi.House.Sizes;

public sealed class SourceFileTests
{
    private const string Text = """"
        // A plain comment.
        namespace N;

        /// <summary>One.</summary>
        public sealed class One
        {
            // Braces in texts end nothing: }
            [Obsolete("}")]
            public string Long(
                int x)
            {
                var raw = """
                    } // no comment
                    """;
                return raw + '}' + @"}" + $"{x}}}";
                int Inner() => x;
            }

            public int Property => 1;

            public sealed class Nested;
        }

        public enum Two
        {
            A,
        }
        """";

    private static readonly SourceFile File = SourceFile.Parse(new RepositoryFile("", "src/P/One.cs"), Text);

    [Fact]
    public void Parse_Methods_CountsFromSignatureToClosingBrace() =>
        Assert.Equal([new SourceMethod("Long", 9, 9), new SourceMethod("Inner", 16, 1)], File.Methods);

    [Fact]
    public void Parse_Types_ListsThoseThatAreInNoOther() => Assert.Equal(["One", "Two"], File.Types);

    [Fact]
    public void Parse_Comments_AreToldFromTextsAndDocumentation()
    {
        Assert.Equal(2, File.Comments);
        Assert.Equal(1, File.DocumentationLines);
    }

    [Fact]
    public void Parse_Lines_AreCounted()
    {
        Assert.Equal(27, File.Lines);
        Assert.Equal(20, File.CodeLines);
    }

    [Fact]
    public void Parse_BrokenCode_IsReported() =>
        Assert.NotEmpty(SourceFile.Parse(new RepositoryFile("", "X.cs"), "class X {").SyntaxErrors);

    [Fact]
    public void Spread_OfTenValues_TakesTheNearestRank() =>
        Assert.Equal(new Spread(5, 9, 10), Spread.Of([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]));
}
