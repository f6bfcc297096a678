using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Attributes;

namespace IntegrationHub.Host.Pages.Reconciliation;

/// <summary>What a finding is about, in words.</summary>
internal static class AttributeText
{
    /// <summary>Gets what can be filtered by, the tracking flag first.</summary>
    public static IEnumerable<(string Value, string Text)> Choices { get; } =
        [.. Api.Reconciliation.FindingLists.Attributes.Select(attribute => (attribute, char.ToUpperInvariant(Of(attribute)[0]) + Of(attribute)[1..]))];

    /// <summary>Says what an attribute is, with its part.</summary>
    public static string Of(string attribute)
    {
        var (name, part) = attribute.IndexOf(':', StringComparison.Ordinal) is > 0 and var at ? (attribute[..at], attribute[(at + 1)..]) : (attribute, null);
        var words = name switch
        {
            Finding.TrackingAttribute => "tracking flag",
            Finding.UsageAttribute => "tracking in a use",
            Finding.DataAttribute => "flag against data",
            Finding.ItemAttribute => "number",
            _ => MasterAttribute.Of(name)?.Words.Replace("the ", "", StringComparison.Ordinal) ?? name,
        };
        return part is null ? words : $"{words}: {part}";
    }

    /// <summary>Says what a system really sent; of an attribute, a mapping may have kept only what it means.</summary>
    public static string Raw(Finding finding, SystemValue value) =>
        value.Raw is { } raw ? $"“{raw}”" : MasterAttribute.Of(finding.Attribute) is null ? "sent nothing" : "not kept by the mapping";

    /// <summary>Says it only where it is not the tracking flag, which most findings are about.</summary>
    public static string Beside(Finding finding) => finding.Attribute == Finding.TrackingAttribute ? "" : ", " + Of(finding.Attribute);
}
