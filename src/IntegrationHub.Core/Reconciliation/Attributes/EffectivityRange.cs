using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy.PointOfUse;

namespace IntegrationHub.Core.Reconciliation.Attributes;

/// <summary>
/// One range of an effectivity: days with days, serial numbers with serial numbers. Numbers have an order only where they differ in nothing but the
/// digits at their end; of others a range holds no other one.
/// </summary>
internal sealed class EffectivityRange(RevisionEffectivity said)
{
    public EffectivityKind Kind => said.Kind ?? EffectivityKind.Date;

    /// <summary>Gets the range in words.</summary>
    public string Text => (Kind == EffectivityKind.Date ? Days() : Numbers()) + (Context is null ? "" : $" in {Context}");

    private string? Context => said.Context;

    private string? First => Kind == EffectivityKind.Date ? Start(said.From) : said.FromNumber;

    private string? Last => Kind == EffectivityKind.Date ? Start(said.To) : said.ToNumber;

    /// <summary>Says whether another range is the same but for the way it is written.</summary>
    public bool SameAs(EffectivityRange other) => Holds(other) && other.Holds(this);

    /// <summary>Says whether all of another range lies within this one.</summary>
    public bool Holds(EffectivityRange other) => Kind == other.Kind && Context == other.Context
        && (First is null || (other.First is { } first && Order(First, first) <= 0))
        && (Last is null || (other.Last is { } last && Order(last, Last) <= 0));

    // Null: they cannot be compared, and a lifted comparison with null is false.
    private int? Order(string left, string right) => Kind == EffectivityKind.Date || left == right ? string.CompareOrdinal(left, right)
        : UnitEffectivity.Number(left) is { } one && UnitEffectivity.Number(right) is { } other && one.Stem == other.Stem ? one.Value.CompareTo(other.Value) : null;

    // A day is the same as its first instant, and sorts as text.
    private static string? Start(string? text) => text is { Length: 10 } ? text + "T00:00:00Z" : text;

    private string Days() => $"from {said.From ?? "the beginning"}{(said.To is null ? " on" : $" until {said.To}")}";

    private string Numbers()
    {
        var what = Kind switch { EffectivityKind.Serial => "serial numbers", EffectivityKind.Lot => "lots", EffectivityKind.Msn => "manufacturing serial numbers", _ => "blocks" };
        return (said.FromNumber, said.ToNumber) switch
        {
            ({ } first, null) => $"{what} {first} and later",
            ({ } first, { } last) => $"{what} {first} to {last}",
            (null, { } last) => $"{what} up to {last}",
            _ => $"all {what}",
        };
    }
}
