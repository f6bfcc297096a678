using System.Text.Json.Nodes;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Systems;
using IntegrationHub.Core.Translation;
using IntegrationHub.Core.Versioning;
using Xunit;

namespace IntegrationHub.Core.Tests.Translation;

public sealed class TranslatorTests
{
    private static readonly TranslationPolicy Policy = Read();
    private static readonly TrackingRule ByLot = new() { Lot = TrackingLevel.Required, Serial = TrackingLevel.None };
    private static readonly TranslationFacts Facts = new(
        [.. new[] { "S1", "S2", "S3" }.Select(s => new PieceMembership("4711-02", s, "L9", EvidenceGrade.Exact, "0197a2/3"))],
        [new LotFact("4711-02", "L9", 50)]);

    [Fact]
    public void Three_serials_become_one_line_of_their_lot_with_a_loss_record()
    {
        var result = new Translator(Policy).Translate(Request(["S1", "S2", "S3"], ByLot, Facts)).Value;

        var expected = JsonNode.Parse("""
            { "operation": "issue", "target": "erp-sap", "lines": [ { "item": { "id": "4711-02" }, "lot": "L9", "quantity": "3", "unit": "C62" } ],
              "loss": { "projection": "serial→lot", "from": "serial-set", "to": "lot", "lost": [ "serial" ], "evidence": "exact", "because": [ "0197a2/3" ],
                        "escrow": "0197a3", "recall": { "hub": 3, "inTarget": 50 }, "policy": "policies/translation@1.1.0 issue/serial-set/lot-required/posting/*" } }
            """);
        var written = JsonNode.Parse(CanonicalJson.Write(result));
        Assert.True(JsonNode.DeepEquals(expected, written), written!.ToJsonString());
        Assert.Equal(["S1", "S2", "S3"], result.Escrow!.Materials.Select(m => m.Serial));
    }

    [Fact]
    public void A_piece_of_unknown_lot_is_refused_by_name_and_never_guessed()
    {
        var problem = Assert.Single(new Translator(Policy).Translate(Request(["S1", "S9"], ByLot, Facts)).Problems);

        Assert.Equal(("TRA-0003", "S9"), (problem.Code, problem.RawValue));
    }

    [Fact]
    public void A_piece_stated_in_two_lots_is_refused()
    {
        var twice = Facts with { Memberships = [.. Facts.Memberships, new("4711-02", "S1", "L8", EvidenceGrade.Exact, "m/9")] };

        Assert.Equal("TRA-0003", new Translator(Policy).Translate(Request(["S1"], ByLot, twice)).Problems[0].Code);
    }

    [Theory]
    [InlineData(TrackingLevel.Unknown, TrackingLevel.None)]
    [InlineData(TrackingLevel.Required, TrackingLevel.Unknown)]
    public void An_unknown_profile_is_refused(TrackingLevel lot, TrackingLevel serial) =>
        Assert.Equal("TRA-0002", new Translator(Policy).Translate(Request(["S1"], new TrackingRule { Lot = lot, Serial = serial }, Facts)).Problems[0].Code);

    [Fact]
    public void An_unstated_profile_is_refused() =>
        Assert.Equal("TRA-0002", new Translator(Policy).Translate(Request(["S1"], null, Facts)).Problems[0].Code);

    [Fact]
    public void A_target_that_holds_serials_gets_them_unchanged()
    {
        var result = new Translator(Policy).Translate(Request(["S1", "S2"], new TrackingRule { Lot = TrackingLevel.None, Serial = TrackingLevel.Required }, Facts)).Value;

        Assert.Equal(["S1", "S2"], result.Lines.Select(l => l.Serial));
        Assert.Null(result.Loss);
    }

    [Fact]
    public void What_was_translated_translates_to_itself()
    {
        var once = new Translator(Policy).Translate(Request(["S1", "S2"], ByLot, Facts)).Value;
        var twice = new Translator(Policy).Translate(Request([], ByLot, Facts) with { Materials = once.Lines }).Value;

        Assert.Equal(once.Lines, twice.Lines);
        Assert.Null(twice.Loss);
    }

    [Fact]
    public void What_no_cell_covers_is_refused_with_role_and_deadline()
    {
        var request = Request(["S1"], ByLot, Facts) with { Operation = Operation.Rework };

        var problem = Assert.Single(new Translator(Policy).Translate(request).Problems);

        Assert.Equal("TRA-0007", problem.Code);
        Assert.Contains("integration engineer", problem.Message, StringComparison.Ordinal);
        Assert.Contains("P2D", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_most_specific_cell_wins()
    {
        var any = new PolicyCell(null, SourceGranularity.Unit, null, null, null, TranslationAction.Preserve);
        var issue = new PolicyCell(Operation.Issue, null, null, null, null, TranslationAction.Aggregate);
        var both = new PolicyCell(null, SourceGranularity.Unit, TargetHolding.LotRequired, null, null, TranslationAction.QuantityOnly);
        var policy = Policy with { Cells = [any, issue, both] };

        Assert.Same(both, policy.Decide(Operation.Issue, SourceGranularity.Unit, TargetHolding.LotRequired, Purpose.Posting, null));
        Assert.Same(issue, policy.Decide(Operation.Issue, SourceGranularity.Unit, TargetHolding.QuantityOnly, Purpose.Posting, null));
        Assert.Same(policy.Default, policy.Decide(Operation.Ship, SourceGranularity.Lot, TargetHolding.LotRequired, Purpose.Posting, null));
    }

    [Fact]
    public void A_cell_filled_twice_and_a_default_that_lets_through_are_faults()
    {
        const string Text = """
            language: 1
            policy: translation
            version: 1.0.0
            default: { action: preserve }
            cells:
              - { source: unit, target: lot-required, purpose: record, action: aggregate, reason: r }
              - { source: [unit, lot], target: lot-required, purpose: record, action: quantity-only, reason: r }
            """;

        var problems = TranslationPolicyReader.Read(YamlTree.Read(Text, "t.yaml").Value).Problems;

        Assert.Equal(["t.yaml:7", "t.yaml:1"], problems.Select(p => p.Place));
    }

    [Fact]
    public void A_range_of_pieces_becomes_an_amount_of_their_lot()
    {
        var range = new MaterialReference { Item = new("4711-02"), Identifiers = [new("serial-first", "S1"), new("serial-last", "S3")], Quantity = 3, Unit = "C62" };

        var result = new Translator(Policy).Translate(Request([], ByLot, Facts) with { Materials = [range] }).Value;

        Assert.Equal(("L9", 3m), (result.Lines[0].Lot, result.Lines[0].Quantity));
        Assert.Equal((SourceGranularity.Range, "policies/translation@1.1.0 issue/range/lot-required/posting/*"), (result.Loss!.From, result.Loss.Policy));
    }

    [Fact]
    public void A_container_is_posted_as_what_lies_in_it_with_a_loss_record_for_the_box_and_one_for_the_pieces()
    {
        var facts = Facts with { Contents = [new("PAL", new() { Container = "BOX" }, "m/1"), new("BOX", new() { Item = new("4711-02"), Serial = "S1" }, "m/2"), new("BOX", new() { Item = new("4711-02"), Serial = "S2" }, "m/2")] };

        var result = new Translator(Policy).Translate(Request([], ByLot, facts) with { Materials = [new() { Container = "PAL" }] }).Value;

        Assert.Equal(("L9", 2m), (result.Lines[0].Lot, result.Lines[0].Quantity));
        Assert.Equal(["container→contents", "serial→lot"], result.Losses!.Select(l => l.Projection));
        Assert.Equal("PAL", Assert.Single(result.Escrow!.Materials).Container);
    }

    [Fact]
    public void A_record_of_a_lot_gives_the_pieces_that_come_into_question_and_a_posting_does_not()
    {
        var request = Request([], new TrackingRule { Lot = TrackingLevel.None, Serial = TrackingLevel.Required }, Facts) with
        {
            Materials = [new() { Item = new("4711-02"), Lot = "L9", Quantity = 49, Unit = "C62" }],
        };

        var result = new Translator(Policy).Translate(request with { Purpose = Purpose.Record }).Value;

        Assert.Equal([("S1", EvidenceGrade.Candidate), ("S2", EvidenceGrade.Candidate), ("S3", EvidenceGrade.Candidate)], result.Lines.Select(l => (l.Serial!, l.Evidence!.Value)));
        Assert.Equal((2m, 3m), (result.Candidates![0].Minimum, result.Candidates[0].Maximum));
        Assert.Equal("TRA-0004", Assert.Single(new Translator(Policy).Translate(request).Problems).Code);
    }

    [Fact]
    public void An_amount_goes_into_a_lot_only_where_an_override_names_it_and_is_marked_as_assumed()
    {
        var request = Request([], ByLot, Facts) with { Materials = [new() { Item = new("4711-02"), Quantity = 5, Unit = "C62" }] };

        var named = new Translator(Policy).Translate(request with { Class = _ => new("consumable", [], [], "low") }).Value;

        Assert.Equal(("KANBAN", EvidenceGrade.Assumed), (named.Lines[0].Lot, named.Lines[0].Evidence));
        Assert.Equal("TRA-0007", Assert.Single(new Translator(Policy).Translate(request).Problems).Code);
    }

    private static TranslationRequest Request(string[] serials, TrackingRule? rule, TranslationFacts facts) => new()
    {
        Event = new MaterialEvent { Operation = Operation.Issue },
        Materials = [.. serials.Select(s => new MaterialReference { Item = new("4711-02"), Serial = s })],
        Operation = Operation.Issue,
        Target = "erp-sap",
        Expresses = new Expressible(Lot: true, Serial: true, Both: false),
        Tracking = _ => rule,
        Facts = facts,
        EscrowId = "0197a3",
    };

    private static TranslationPolicy Read()
    {
        var file = Path.Combine(Repository.Root, "mappings", "policies", "translation.yaml");
        return TranslationPolicyReader.Read(YamlTree.Read(File.ReadAllBytes(file), file).Value).Value;
    }
}
