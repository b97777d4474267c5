using BatchAi.House.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BatchAi.House.Sizes;

/// <summary>The measures of a C# file.</summary>
internal sealed class SourceFile
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview, DocumentationMode.Parse);

    private SourceFile(RepositoryFile file, string text, SyntaxNode root)
    {
        File = file;
        Lines = LineCounts.Of(text);
        CodeLines = LineCounts.OfCode(root);
        Methods = root.DescendantNodes().Where(HasBody).Select(Measure).ToList();
        Types = root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).Select(TypeName).OfType<string>().ToList();
        Comments = LineCounts.OfTrivia(root, SyntaxKind.SingleLineCommentTrivia, SyntaxKind.MultiLineCommentTrivia);
        DocumentationLines = LineCounts.OfTrivia(root, SyntaxKind.SingleLineDocumentationCommentTrivia, SyntaxKind.MultiLineDocumentationCommentTrivia);
        SyntaxErrors = root.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error).Select(found => found.ToString()).ToList();
    }

    public RepositoryFile File { get; }

    public int Lines { get; }

    public int CodeLines { get; }

    public int Comments { get; }

    public int DocumentationLines { get; }

    /// <summary>Methods, constructors, operators and local functions that have a body.</summary>
    public IReadOnlyList<SourceMethod> Methods { get; }

    /// <summary>The types that are in no other type.</summary>
    public IReadOnlyList<string> Types { get; }

    public IReadOnlyList<string> SyntaxErrors { get; }

    public static SourceFile Read(RepositoryFile file) => Parse(file, file.Text());

    public static SourceFile Parse(RepositoryFile file, string text) => new(file, text, CSharpSyntaxTree.ParseText(text, Options).GetRoot());

    private static bool HasBody(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax method => method.Body is not null || method.ExpressionBody is not null,
        LocalFunctionStatementSyntax function => function.Body is not null || function.ExpressionBody is not null,
        _ => false,
    };

    // From the signature to the last line of the body; attributes are no part of it.
    private static SourceMethod Measure(SyntaxNode node)
    {
        var attributes = node.ChildNodes().OfType<AttributeListSyntax>().LastOrDefault();
        var start = attributes is null ? node.GetFirstToken() : attributes.GetLastToken().GetNextToken();
        var first = start.GetLocation().GetLineSpan().StartLinePosition.Line;
        var last = node.GetLastToken().GetLocation().GetLineSpan().EndLinePosition.Line;
        return new SourceMethod(NameOf(node), first + 1, last - first + 1);
    }

    private static string NameOf(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        LocalFunctionStatementSyntax function => function.Identifier.Text,
        _ => node.Kind().ToString(),
    };

    private static string? TypeName(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        DelegateDeclarationSyntax type => type.Identifier.Text,
        _ => null,
    };
}
