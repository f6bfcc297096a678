using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Systems;
using IntegrationHub.Core.Tests.Genealogy;
using IntegrationHub.Core.Translation;
using IntegrationHub.Core.Versioning;
using Xunit;

namespace IntegrationHub.Core.Tests.Translation;

/// <summary>Material that crosses between a system of serial numbers and one of lots, both ways: what is recorded, what the other side is told.</summary>
public sealed class DirectionTests
{
    private static readonly TrackingRule ByLot = new() { Lot = TrackingLevel.Required, Serial = TrackingLevel.None };
    private static readonly TrackingRule BySerial = new() { Lot = TrackingLevel.None, Serial = TrackingLevel.Required };

    private readonly InMemoryGenealogyStore _store = new();
    private int _messages;

    [Fact]
    public async Task Serials_of_the_MES_become_lot_quantities_of_the_ERP()
    {
        await SayAsync("erp", new() { Operation = Operation.Receive, Outputs = [Lot("L9", 50)] });
        var consumption = await SayAsync("mes", new() { Operation = Operation.Issue, Inputs = [Piece("S1", "L9"), Piece("S2", "L9")], Outputs = [Product("P1")] });

        var told = await TranslateAsync(consumption, "mes", consumption.Inputs!, ByLot);

        Assert.Equal(("L9", 2m, null), (told.Lines[0].Lot, told.Lines[0].Quantity, told.Lines[0].Serial));
        Assert.Equal((2, 50), (told.Loss!.Recall.Hub, told.Loss.Recall.InTarget));
        Assert.Equal(["S1", "S2"], told.Escrow!.Materials.Select(m => m.Serial));
    }

    [Fact]
    public async Task A_lot_issue_of_the_ERP_gives_the_MES_the_serials_that_come_into_question()
    {
        await SayAsync("mes", new() { Operation = Operation.Serialise, Inputs = [Lot("L9", 3)], Outputs = [Piece("S1", "L9"), Piece("S2", "L9"), Piece("S3", "L9")] });
        await SayAsync("erp", new() { Operation = Operation.Receive, Outputs = [Lot("L9", 3)] });
        var issue = await SayAsync("erp", new() { Operation = Operation.Issue, Inputs = [Lot("L9", 2)] });

        var told = await TranslateAsync(issue, "erp", issue.Inputs!, BySerial, Purpose.Record);

        Assert.Equal(["S1", "S2", "S3"], told.Lines.Select(l => l.Serial));
        Assert.All(told.Lines, l => Assert.Equal((EvidenceGrade.Candidate, null), (l.Evidence, l.Quantity)));
        Assert.Equal((2m, 2m), (told.Candidates![0].Minimum, told.Candidates[0].Maximum));
    }

    [Fact]
    public async Task A_lot_issue_of_the_ERP_is_never_posted_as_pieces_that_nobody_named()
    {
        await SayAsync("erp", new() { Operation = Operation.Receive, Outputs = [Lot("L9", 3)] });
        var issue = await SayAsync("erp", new() { Operation = Operation.Issue, Inputs = [Lot("L9", 2)] });

        Assert.Equal("TRA-0004", Assert.Single((await AskAsync(issue, "erp", issue.Inputs!, BySerial, Purpose.Posting)).Problems).Code);
    }

    [Fact]
    public async Task A_lot_of_a_supplier_that_is_serialised_on_the_shop_floor_stays_one_lot_for_the_ERP_and_reaches_its_pieces()
    {
        await SayAsync(new SupplierEvent { Id = "D1", Kind = SupplierEventKind.Receipt, Supplier = new("ACME"), Supplied = [Lot("A77", 3)], Received = [Lot("L9", 3)] });
        await SayAsync("mes", new() { Operation = Operation.Serialise, Inputs = [Lot("L9", 3)], Outputs = [Piece("S1", "L9"), Piece("S2", "L9"), Piece("S3", "L9")] });
        var consumption = await SayAsync("mes", new() { Operation = Operation.Issue, Inputs = [Piece("S2")], Outputs = [Product("P1")] });

        var told = await TranslateAsync(consumption, "mes", consumption.Inputs!, ByLot);
        var reached = await ReachedAsync(NodeIdentity.Of(Lot("A77", 3) with { Identifiers = [new("lot", "A77", "ACME")] }, "srm")!.Node.Key);

        Assert.Equal(("L9", 1m), (told.Lines[0].Lot, told.Lines[0].Quantity));
        Assert.Contains(reached, n => n.Serial == "P1" && n.Certainty == Certainty.Certain);
    }

    [Fact]
    public async Task A_serialised_assembly_of_lot_tracked_parts_is_posted_by_lot_and_leads_back_to_the_lots()
    {
        await SayAsync("erp", new() { Operation = Operation.Receive, Outputs = [Lot("L9", 50)] });
        var build = await SayAsync("mes", new() { Operation = Operation.Produce, Inputs = [Lot("L9", 4)], Outputs = [Product("P1")], Transformation = new("T1", TransformationKind.Assemble) });

        var parts = await TranslateAsync(build, "mes", build.Inputs!, ByLot);
        var made = await TranslateAsync(build, "mes", build.Outputs!, BySerial);
        var back = Tracer.Trace(await _store.LoadReachableAsync([Key(Product("P1"))], TraceDirection.Backward, default), Key(Product("P1")), TraceDirection.Backward);

        Assert.Equal((4m, null, "P1"), (parts.Lines[0].Quantity, parts.Loss, made.Lines[0].Serial));
        Assert.Contains(back.Nodes, n => n.Lot == "L9");
    }

    [Fact]
    public async Task A_serial_captured_only_at_shipment_is_shipped_by_lot_in_the_ERP_and_joins_its_lot_from_then_on()
    {
        await SayAsync("erp", new() { Operation = Operation.Produce, Outputs = [Lot("L9", 10)] });
        var before = await FactsAsync([Piece("S1")]);
        var shipment = await SayAsync("wms", new() { Operation = Operation.Ship, Materials = [Piece("S1", "L9")] });

        var told = await TranslateAsync(shipment, "wms", shipment.Materials!, ByLot);
        var reached = await ReachedAsync(Key(Lot("L9", 10)));

        Assert.Empty(before.Memberships);
        Assert.Equal(("L9", 1m), (told.Lines[0].Lot, told.Lines[0].Quantity));
        Assert.Contains(reached, n => n.Serial == "S1" && n.Certainty == Certainty.Certain);
    }

    [Fact]
    public async Task A_pallet_is_shipped_as_what_lies_in_its_boxes_at_that_time()
    {
        MaterialReference box = new() { Container = "BOX" }, pallet = new() { Container = "PAL" };
        await SayAsync("wms", new() { Operation = Operation.Pack, Inputs = [Piece("S1", "L9"), Piece("S2", "L9"), Piece("S3", "L9")], Outputs = [box] });
        await SayAsync("wms", new() { Operation = Operation.Unpack, Inputs = [box], Outputs = [Piece("S3", "L9")] });
        await SayAsync("wms", new() { Operation = Operation.Pack, Inputs = [box, Lot("L8", 4)], Outputs = [pallet] });
        var shipment = await SayAsync("wms", new() { Operation = Operation.Ship, Materials = [pallet] });

        var told = await TranslateAsync(shipment, "wms", shipment.Materials!, ByLot);

        Assert.Equal([("L8", 4m), ("L9", 2m)], told.Lines.Select(l => (l.Lot!, l.Quantity!.Value)).Order());
        Assert.Contains(told.Losses!, l => l.Projection == "container→contents");
    }

    [Fact]
    public async Task A_range_in_an_event_is_recorded_as_its_pieces()
    {
        var range = new MaterialReference { Item = new("I"), Lot = "L9", Identifiers = [new("serial-first", "S08"), new("serial-last", "S11")] };
        await SayAsync("mes", new() { Operation = Operation.Serialise, Inputs = [Lot("L9", 4)], Outputs = [range] });

        Assert.Equal(["S08", "S09", "S10", "S11"], (await FactsAsync([Lot("L9", 4)])).Memberships.Select(m => m.Serial));
    }

    private static MaterialReference Lot(string lot, decimal quantity) => new() { Item = new("I"), Lot = lot, Quantity = quantity, Unit = "C62" };

    private static MaterialReference Piece(string serial, string? lot = null) => new() { Item = new("I"), Serial = serial, Lot = lot, Quantity = 1, Unit = "C62" };

    private static MaterialReference Product(string serial) => new() { Item = new("P"), Serial = serial, Quantity = 1, Unit = "C62" };

    private static string Key(MaterialReference material) => NodeIdentity.Of(material, "mes")!.Node.Key;

    private async Task<MaterialEvent> SayAsync(string system, MaterialEvent e)
    {
        await _store.ApplyAsync(GenealogyChanges.From(e, $"m/{_messages++}", system), default);
        return e;
    }

    private Task SayAsync(SupplierEvent e) => _store.ApplyAsync(GenealogyChanges.From(e, $"m/{_messages++}", "srm"), default);

    private Task<TranslationFacts> FactsAsync(IReadOnlyList<MaterialReference> materials) => new TranslationFactReader(_store).ReadAsync(materials, "mes", default);

    private async Task<IReadOnlyList<TraceNode>> ReachedAsync(string key) =>
        Tracer.Trace(await _store.LoadReachableAsync([key], TraceDirection.Forward, default), key, TraceDirection.Forward).Nodes;

    private async Task<TranslatedEvent> TranslateAsync(MaterialEvent e, string system, IReadOnlyList<MaterialReference> side, TrackingRule rule, Purpose purpose = Purpose.Posting) =>
        (await AskAsync(e, system, side, rule, purpose)).Value;

    private async Task<Core.Canonical.Outcome<TranslatedEvent>> AskAsync(MaterialEvent e, string system, IReadOnlyList<MaterialReference> side, TrackingRule rule, Purpose purpose)
    {
        var file = Path.Combine(Repository.Root, "mappings", "policies", "translation.yaml");
        var policy = TranslationPolicyReader.Read(YamlTree.Read(File.ReadAllBytes(file), file).Value).Value;
        return new Translator(policy).Translate(new TranslationRequest
        {
            Event = e,
            Materials = side,
            Operation = e.Operation,
            Target = "target",
            Expresses = new Expressible(Lot: true, Serial: true, Both: true),
            Tracking = _ => rule,
            Purpose = purpose,
            Facts = await new TranslationFactReader(_store).ReadAsync(side, system, default),
            EscrowId = "e",
        });
    }
}
