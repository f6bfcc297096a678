using System.Globalization;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Systems;

/// <summary>An interface whose envelopes each hold all that the system has: what is not in one is no longer there.</summary>
/// <param name="HeldWhenSmallerBy">By how many percent a load may be smaller than the last one before it waits for a person, 1 to 99. The default is 40.</param>
public sealed record LoadDescription(int HeldWhenSmallerBy)
{
    private const int Default = 40;

    /// <summary>Reads the member <c>load</c>: <c>full</c>, or <c>{ full: PERCENT }</c>; null is an interface of single changes.</summary>
    internal static LoadDescription? Read(YamlFields fields, YamlNode node, bool isPolled)
    {
        if (node["load"] is not { } load)
        {
            return null;
        }

        if (isPolled)
        {
            // The pages of a poll are envelopes of their own, and none of them holds everything.
            fields.Fault("SYS-0002", load, "A full load is one envelope, and a poll may bring several. Leave 'load' out, or have the system drop or push its whole export.");
        }

        var text = load.IsScalar ? load.Text : load["full"]?.Text;
        if (load.IsScalar && text == "full")
        {
            return new(Default);
        }

        if (!load.IsScalar && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent is >= 1 and <= 99)
        {
            return new(percent);
        }

        fields.Fault("SYS-0002", load, $"'load' is full, or {{ full: N }} with N the percentage, 1 to 99, from which a smaller load is held; found '{text}'. Correct it.");
        return null;
    }
}
