namespace BatchAi.Core.Earlier;

/// <summary>Makes requests for file servers today's.</summary>
internal static class EarlierServerRequest
{
    public static EarlierContent Translate(EarlierText text)
    {
        var content = text.TakeLabels(needsLocation: true);
        text.DropAfterPreview(text.Properties?.Object("dataDisks"), "cachingType");
        return content;
    }
}
