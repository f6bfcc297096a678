using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Systems;
using IntegrationHub.Core.Translation;
using IntegrationHub.Core.Versioning;
using Xunit;

namespace IntegrationHub.Core.Tests.Translation.Laws;

/// <summary>The laws of the whole translation, by the policy table of this repository.</summary>
public sealed class TranslatorLawTests
{
    private static readonly TranslationPolicy Policy = Read();
    private static readonly Operation[] Operations = Enum.GetValues<Operation>();
    private static readonly Purpose[] Purposes = Enum.GetValues<Purpose>();

    [Fact]
    public void Any_event_to_any_target_is_translated_or_refused_and_what_it_no_longer_says_is_in_a_loss_record() => Law.Holds(choices =>
    {
        var stock = new GeneratedStock(choices);
        List<MaterialReference> materials = [.. choices.Some(stock.Pieces).Select(p => choices.Of(p, p with { Lot = stock.LotOf(p) })), .. choices.Maybe() ? choices.Some(stock.Whole) : []];
        if (choices.Maybe())
        {
            materials = [.. RangeProjections.ToRanges(materials).Value.Lines];
        }

        var result = new Translator(Policy).Translate(Request(choices, stock, materials));

        if (!result.Succeeded)
        {
            Assert.All(result.Problems, p => Assert.StartsWith("TRA-", p.Code, StringComparison.Ordinal));
            return;
        }

        var lines = result.Value.Lines;
        var losses = result.Value.Losses ?? (result.Value.Loss is { } one ? [one] : []);
        Assert.True(result.Value.Candidates is not null || Pieces(materials) == Pieces(lines));
        Assert.True(losses.Count > 0 == (result.Value.Escrow is not null));
        Assert.True(Names(materials, m => m.Serial is not null || SerialRange.Of(m) is not null) <= Names(lines, m => m.Serial is not null) || losses.Any(l => l.Lost.Contains("serial")));
        Assert.True(Names(materials, m => m.Lot is not null) <= Names(lines, m => m.Lot is not null) || losses.Any(l => l.Lost.Contains("lot") || l.Lost.Contains("serial")));
    });

    private static int Names(IEnumerable<MaterialReference> materials, Func<MaterialReference, bool> named) => materials.Any(named) ? 1 : 0;

    private static decimal Pieces(IEnumerable<MaterialReference> materials) => materials.Sum(m => m.Quantity ?? 1);

    private static TranslationRequest Request(Choices choices, GeneratedStock stock, List<MaterialReference> materials)
    {
        var rule = new TrackingRule { Lot = choices.Of(TrackingLevel.None, TrackingLevel.Optional, TrackingLevel.Required), Serial = choices.Of(TrackingLevel.None, TrackingLevel.Optional, TrackingLevel.Required) };
        var operation = choices.Maybe() ? Operation.Issue : choices.Of(Operations);
        return new TranslationRequest
        {
            Event = new MaterialEvent { Operation = operation },
            Materials = materials,
            Operation = operation,
            Target = "erp",
            Expresses = new Expressible(Lot: true, Serial: true, Both: true),
            Tracking = _ => rule,
            Purpose = choices.Of(Purposes),
            Facts = stock.Facts,
            EscrowId = "e",
        };
    }

    private static TranslationPolicy Read()
    {
        var file = Path.Combine(Repository.Root, "mappings", "policies", "translation.yaml");
        return TranslationPolicyReader.Read(YamlTree.Read(File.ReadAllBytes(file), file).Value).Value;
    }
}
