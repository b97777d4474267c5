namespace System.Management.Automation;

/// <summary>Conversions of the language.</summary>
public static class LanguagePrimitives
{
    public static bool IsTrue(object? obj) => obj switch
    {
        null => false,
        bool value => value,
        SwitchParameter value => value.IsPresent,
        string value => value.Length > 0,
        _ => true,
    };
}
