using System.Globalization;
using System.Management.Automation;

namespace BatchAi.Parameters;

/// <summary>Lets a parameter for a duration take a bare number, which PowerShell alone would take for ticks.</summary>
/// <param name="unit">What a bare number counts.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BareNumberAttribute(DurationUnit unit) : ArgumentTransformationAttribute
{
    /// <summary>What a bare number counts.</summary>
    public DurationUnit Unit => unit;

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics? engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => Convert(number, inputData),
            sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal => Convert(System.Convert.ToDouble(value, CultureInfo.InvariantCulture), inputData),
            _ => inputData,
        };
    }

    // What no duration can hold is left to the binder, which says so in its own words.
    private object Convert(double number, object inputData)
    {
        var seconds = number * (unit == DurationUnit.Minutes ? 60 : 1);
        return Math.Abs(seconds) < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond)) : inputData;
    }
}
