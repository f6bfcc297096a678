using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Reconciliation.Attributes;

/// <summary>Whether a lot carries an expiry date.</summary>
internal sealed class ExpiryAttribute() : MasterAttribute("expiry", "the expiry date of lots")
{
    internal override IEnumerable<AttributePair> Compare(MasterSnapshot required, MasterSnapshot actual, AttributeContext context)
    {
        if (required.Facts?.Expiry?.Date is not { } wanted)
        {
            yield break;
        }

        var found = actual.Facts?.Expiry?.Date;
        yield return new(null, Read(required, null)!, Read(actual, null), found is null ? null : found == wanted ? Relation.Equal : found > wanted ? Relation.Stricter : Relation.Looser)
        {
            Nearest = found is { } level && level != wanted && context.CannotSay(Name, Word(wanted)) && IsNearest(wanted, level, context),
            Effect = found < wanted ? "Lots come in there without an expiry date." : "",
        };
    }

    internal override AttributeReading? Read(MasterSnapshot snapshot, string? part) =>
        snapshot.Facts?.Expiry is { Date: { } date } expiry ? new(Word(date), expiry.Raw) : null;

    // No level that it can say lies between what is required and what it says.
    private bool IsNearest(ExpiryDate wanted, ExpiryDate found, AttributeContext context) =>
        !Enum.GetValues<ExpiryDate>().Any(level => level != found && Math.Abs(level - wanted) < Math.Abs(found - wanted) && !context.CannotSay(Name, Word(level)));

    private static string Word(ExpiryDate level) => level.ToString().ToLowerInvariant();
}
