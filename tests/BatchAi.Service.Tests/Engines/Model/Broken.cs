namespace BatchAi.Service.Tests.Engines.Model;

/// <summary>The scheduler did what the model forbids.</summary>
#pragma warning disable RCS1194 // It is always thrown with words.
internal sealed class Broken(string what) : Exception(what)
{
    internal static void If(bool isBroken, string what)
    {
        if (isBroken) throw new Broken(what);
    }
}
