using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Translation;

namespace IntegrationHub.Core.Tests.Translation.Laws;

/// <summary>Generated lots with all their pieces: in one or two items and segments, with attributes, some weighed, numbered so that ranges arise.</summary>
internal sealed class GeneratedStock
{
    private static readonly StockSegment?[] Segments = [null, new(Site: "hamburg", Status: "free"), new(Site: "hamburg", Status: "blocked"), new(Site: "lyon", Owner: StockOwner.Customer)];

    public GeneratedStock(Choices choices)
    {
        var number = choices.Next(95, 99);
        for (var lot = choices.Next(1, 4); lot > 0; lot--)
        {
            var item = choices.Of("I", "J");
            var segment = choices.Of(Segments);
            var size = choices.Next(1, 6);
            Lots.Add(new LotFact(item, $"L{lot}", size, Complete: true, segment));
            Whole.Add(new MaterialReference { Item = new(item), Lot = $"L{lot}", Quantity = size, Unit = "C62", Segment = segment });
            for (var piece = 0; piece < size; piece++)
            {
                number += 1 + (choices.Next(4) / 3);
                Members.Add(new PieceMembership(item, $"S{number:000}", $"L{lot}", choices.Of(EvidenceGrade.Exact, EvidenceGrade.Bulk), $"m/{lot}", segment));
                Pieces.Add(new MaterialReference { Item = new(item), Serial = $"S{number:000}", Segment = segment, LotAttributes = Attributes(choices) });
            }
        }

        Facts = new TranslationFacts(Members, Lots) { Factors = [new("I", "KGM", "C62", 4), new("J", "C62", "MTR", 6)] };
    }

    public List<LotFact> Lots { get; } = [];

    public List<PieceMembership> Members { get; } = [];

    /// <summary>Gets a reference to each lot with all that it holds.</summary>
    public List<MaterialReference> Whole { get; } = [];

    /// <summary>Gets a reference to each piece.</summary>
    public List<MaterialReference> Pieces { get; } = [];

    public TranslationFacts Facts { get; }

    /// <summary>The lot of a piece.</summary>
    public string LotOf(MaterialReference piece) => Members.First(m => m.Item == piece.Item!.Id && m.Serial == piece.Serial).Lot;

    public static LotAttributes? Attributes(Choices choices) => choices.Next(3) > 0 ? null : new LotAttributes(
        Expiry: choices.Of(null, "2027-01-31", "2026-06-30"), Origin: choices.Of(null, "DE", "FR"), Heat: choices.Of(null, "H1"));
}
