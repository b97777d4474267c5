using System.Runtime.InteropServices;

namespace BatchAi.Service.Storage.Trees.Parts;

/// <summary>How a tree is listed.</summary>
/// <param name="Kind">What kind of tree it is.</param>
/// <param name="Flat">Whether folders are entered and not listed themselves.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ListRules(TreeKind Kind, bool Flat);
