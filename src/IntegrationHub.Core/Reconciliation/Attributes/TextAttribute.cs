using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Reconciliation.Attributes;

/// <summary>A plain text: equal or not. There is no stricter unit and no looser revision.</summary>
internal sealed class TextAttribute(string name, string words, Func<MasterSnapshot, string?> read, Func<MasterSnapshot, RawValue?> raw) : MasterAttribute(name, words)
{
    internal override IEnumerable<AttributePair> Compare(MasterSnapshot required, MasterSnapshot actual, AttributeContext context)
    {
        if (Read(required, null) is { } wanted)
        {
            var found = Read(actual, null);
            yield return new(null, wanted, found, found is null ? null : Of(wanted.Text, found.Text));
        }
    }

    internal override AttributeReading? Read(MasterSnapshot snapshot, string? part) => read(snapshot) is { Length: > 0 } text ? new(text, raw(snapshot)) : null;

    /// <summary>Compares two texts; white space around them and case are form.</summary>
    public static Relation Of(string required, string actual) =>
        string.Equals(required, actual, StringComparison.Ordinal) ? Relation.Equal
        : string.Equals(required.Trim(), actual.Trim(), StringComparison.OrdinalIgnoreCase) ? Relation.FormatOnly : Relation.Incomparable;
}
