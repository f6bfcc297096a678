using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Reconciliation.Attributes;

/// <summary>How lots get their numbers: who makes them, and, where both systems say so, in which form.</summary>
internal sealed class LotNumberingAttribute() : MasterAttribute("lot-numbering", "the lot numbering")
{
    internal override IEnumerable<AttributePair> Compare(MasterSnapshot required, MasterSnapshot actual, AttributeContext context)
    {
        if (required.Facts?.LotNumbering is not { } wanted || Read(required, null) is not { } text)
        {
            yield break;
        }

        var found = actual.Facts?.LotNumbering;
        Relation? relation = found is null ? null : Worse(
            wanted.Source is { } source && found.Source is { } own ? source == own ? Relation.Equal : Relation.Incomparable : null,
            wanted.Pattern is { } pattern && found.Pattern is { } written ? TextAttribute.Of(pattern, written) : null);

        // Two systems of which one says who and the other in which form do not contradict each other.
        if (found is null || relation is not null)
        {
            yield return new(null, text, Read(actual, null), relation)
            {
                Nearest = relation == Relation.Incomparable && wanted.Source is { } needed && context.CannotSay(Name, Word(needed)),
                Effect = relation == Relation.Incomparable ? "One delivery can get two lot numbers, and a recall by one does not find the other." : "",
            };
        }
    }

    internal override AttributeReading? Read(MasterSnapshot snapshot, string? part) => snapshot.Facts?.LotNumbering is not { } one ? null : (one.Source, one.Pattern) switch
    {
        ({ } source, { } pattern) => new($"{Word(source)}, {pattern}", one.Raw),
        ({ } source, null) => new(Word(source), one.Raw),
        (null, { } pattern) => new(pattern, one.Raw),
        _ => null,
    };

    private static Relation? Worse(Relation? left, Relation? right) => left is null ? right : right is null ? left : left > right ? left : right;

    private static string Word(LotNumberSource source) => source.ToString().ToLowerInvariant();
}
