using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Reconciliation.Corrections;

/// <summary>
/// Which attributes a correction can carry, and in which members. It cannot carry suppliers, whose numbers are each system's own, nor effectivity,
/// which is a list that stands in products and views that no other system has.
/// </summary>
internal static class CorrectedAttribute
{
    /// <summary>Says what a system must say from what the authority says.</summary>
    /// <param name="attribute">The name of the attribute.</param>
    /// <param name="part">Its part: the alternative unit of a conversion.</param>
    /// <param name="required">What the authority says.</param>
    /// <param name="actual">What the system says.</param>
    /// <returns>The correction; null where the attribute cannot be carried, or where the values do not say enough.</returns>
    public static AttributeCorrection? Of(string attribute, string? part, MasterSnapshot required, MasterSnapshot actual)
    {
        // A factor leads to the base unit: between two base units the same number means something else.
        if (attribute == "conversion" && required.BaseUnit != actual.BaseUnit)
        {
            return null;
        }

        return Statement(attribute, part, required) is { } wanted && Statement(attribute, part, actual) is { } found
            ? new() { Name = attribute, Required = wanted, Found = found } : null;
    }

    /// <summary>Names the member of the message that holds the required value; null where the attribute cannot be carried.</summary>
    public static string? Member(string attribute) => attribute switch
    {
        "base-unit" => "/attribute/required/baseUnit",
        "revision" => "/attribute/required/revision",
        "conversion" => "/attribute/required/conversions",
        "expiry" => "/attribute/required/expiry/date",
        "shelf-life" => "/attribute/required/expiry/total",
        "remaining-shelf-life" => "/attribute/required/expiry/remaining",
        "lot-numbering" => "/attribute/required/lotNumbering",
        _ => null,
    };

    private static AttributeStatement? Statement(string attribute, string? part, MasterSnapshot said) => (attribute, said.Facts) switch
    {
        ("base-unit", _) => said.BaseUnit is { } unit ? new() { BaseUnit = unit } : null,
        ("revision", _) => said.Revision is { } revision ? new() { Revision = revision } : null,
        ("conversion", { Conversions: { } conversions }) => conversions.FirstOrDefault(one => one.Unit == part) is { } factor ? new() { Conversions = [factor with { Raw = null }] } : null,
        ("expiry", { Expiry.Date: { } date }) => new() { Expiry = new(date) },
        ("shelf-life", { Expiry.Total: { } total }) => new() { Expiry = new(Total: total with { Raw = null }) },
        ("remaining-shelf-life", { Expiry.Remaining: { } rest }) => new() { Expiry = new(Remaining: rest with { Raw = null }) },

        // The form of a number stands in the words of its source, which another system does not read.
        ("lot-numbering", { LotNumbering.Source: { } source }) => new() { LotNumbering = new LotNumbering(source) },
        _ => null,
    };
}
