using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BatchAi.House.Sizes;

/// <summary>Counts lines.</summary>
internal static class LineCounts
{
    public static int Of(string text) => text.Count(c => c == '\n') + (text.Length > 0 && !text.EndsWith('\n') ? 1 : 0);

    /// <summary>Lines that hold something other than comments and space.</summary>
    public static int OfCode(SyntaxNode root) => root.DescendantTokens()
        .Where(token => token.Span.Length > 0)
        .SelectMany(token => LinesOf(token.GetLocation()))
        .Distinct()
        .Count();

    /// <summary>Lines of comments of some kinds.</summary>
    public static int OfTrivia(SyntaxNode root, params SyntaxKind[] kinds) => root.DescendantTrivia()
        .Where(trivia => kinds.Contains(trivia.Kind()))
        .Sum(trivia => Of(trivia.ToFullString()));

    private static IEnumerable<int> LinesOf(Location location)
    {
        var lines = location.GetLineSpan();
        return Enumerable.Range(lines.StartLinePosition.Line, lines.EndLinePosition.Line - lines.StartLinePosition.Line + 1);
    }
}
