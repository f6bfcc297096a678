using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Reconciliation.Attributes;

/// <summary>
/// A shelf life. Hours, days and weeks are compared as what they are, months with years. A month has no fixed number of days, so between the two
/// only what lies outside of every calendar is longer or shorter; what lies within is not comparable.
/// </summary>
/// <param name="name">The name in the authority policy and in findings.</param>
/// <param name="words">The name in sentences.</param>
/// <param name="longerIsLooser">Whether more lets more material be used; the other way about, less does.</param>
/// <param name="life">Reads it.</param>
internal sealed class ShelfLifeAttribute(string name, string words, bool longerIsLooser, Func<MasterSnapshot, ShelfLife?> life) : MasterAttribute(name, words)
{
    // The fewest and the most days that so many months in a row have.
    private static readonly int[] Fewest = [0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334];
    private static readonly int[] Most = [0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337];

    internal override IEnumerable<AttributePair> Compare(MasterSnapshot required, MasterSnapshot actual, AttributeContext context)
    {
        if (life(required) is not { } wanted)
        {
            yield break;
        }

        var found = life(actual);
        var longer = found is null ? null : Longer(wanted, found);
        Relation? relation = found is null ? null : longer switch
        {
            0 => Relation.Equal,
            null => Relation.Incomparable,
            var order => order > 0 == longerIsLooser ? Relation.Looser : Relation.Stricter,
        };
        yield return new(null, Read(required, null)!, Read(actual, null), relation)
        {
            Nearest = relation == Relation.Incomparable && context.CannotSay(Name, wanted.Unit.ToString().ToUpperInvariant()),
            Effect = relation switch
            {
                Relation.Looser when longerIsLooser => "Lots stay usable there for longer than allowed.",
                Relation.Looser => "Lots are received there that are nearer to their expiry than allowed.",
                Relation.Incomparable => "A month has no fixed number of days, so neither can be called the longer.",
                _ => "",
            },
        };
    }

    internal override AttributeReading? Read(MasterSnapshot snapshot, string? part) =>
        life(snapshot) is { } one ? new(one.Quantity == 0 ? "none" : $"{DecimalText.Shortest(one.Quantity)} {one.Unit.ToString().ToUpperInvariant()}", one.Raw) : null;

    // Above 0: the found one is longer; null: the calendar decides. A total of none never ends, a rest of none is the shortest.
    private int? Longer(ShelfLife wanted, ShelfLife found)
    {
        if (wanted.Quantity == 0 || found.Quantity == 0)
        {
            return wanted.Quantity == found.Quantity ? 0 : found.Quantity == 0 == longerIsLooser ? 1 : -1;
        }

        if (InMonths(wanted) is { } wantedMonths && InMonths(found) is { } foundMonths)
        {
            return foundMonths.CompareTo(wantedMonths);
        }

        var (least, most) = Hours(wanted);
        var (own, ownMost) = Hours(found);
        return (own > most, ownMost < least, own == least && ownMost == most && least == most) switch
        {
            (true, _, _) => 1,
            (_, true, _) => -1,
            (_, _, true) => 0,
            _ => null,
        };
    }

    private static decimal? InMonths(ShelfLife one) => one.Unit switch { ShelfLifeUnit.Mon => one.Quantity, ShelfLifeUnit.Ann => one.Quantity * 12, _ => null };

    private static (decimal Least, decimal Most) Hours(ShelfLife one)
    {
        if (InMonths(one) is { } months)
        {
            var (down, up) = ((int)Math.Min(decimal.Floor(months), 120_000), (int)Math.Min(decimal.Ceiling(months), 120_000));
            return (((down / 12 * 365) + Fewest[down % 12]) * 24m, ((up / 12 * 366) + Most[up % 12]) * 24m);
        }

        var hours = one.Quantity * (one.Unit switch { ShelfLifeUnit.Hur => 1, ShelfLifeUnit.Day => 24, _ => 168 });
        return (hours, hours);
    }
}
