using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Pipeline.Steps;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Data;
using IntegrationHub.Core.Reconciliation.Decisions;
using IntegrationHub.Core.Systems;
using IntegrationHub.Core.Translation;
using IntegrationHub.Storage.Reconciliation;
using IntegrationHub.Storage.Tests.Databases;
using Xunit;

namespace IntegrationHub.Storage.Tests.Reconciliation;

/// <summary>An item compared with all that is stored about it: snapshots, decisions, aliases, contradictions. On both databases.</summary>
public abstract class ItemComparisonTests(Func<Task<ITestDatabase>> create) : HubDatabaseSuite(create)
{
    private static readonly HubPolicies Policies = new(
        RoutingPolicy.Empty, new("1", [.. new[] { "tracking", "suppliers", "conversion" }.Select(one => new AuthorityRule { Id = one, Attribute = one, System = "plm", Stage = AuthorityStage.Lead })]),
        new TranslationPolicy("0.0.0", [], new PolicyCell(null, null, null, null, null, TranslationAction.Refuse, "steward", "a day")));

    private static readonly SystemCapability[] Systems = [new() { System = "plm" }, new() { System = "erp" }];

    [Fact]
    public async Task What_is_accepted_needs_nobody_until_its_end_and_is_back_then()
    {
        await SayAsync(Says("plm", "4711", TrackingLevel.Required), Says("erp", "4711", TrackingLevel.None));
        var open = Assert.Single(await CompareAsync("4711", 1_000));
        Assert.True(open.NeedsPerson);

        await DecideAsync(open, DecisionKind.AcceptUntil, until: 5_000);
        var accepted = Assert.Single(await CompareAsync("4711", 4_999));
        Assert.Equal((Cause.Accepted, false, "decision/1@1"), (accepted.Cause, accepted.NeedsPerson, accepted.Rule));
        Assert.Equal("4711", Assert.Single(await Hub.ReadAsync((context, token) => new ReconciliationStore(context).DueAsync(5_000, 10, token), Cancellation)));
        Assert.True(Assert.Single(await CompareAsync("4711", 5_000)).NeedsPerson);
    }

    [Fact]
    public async Task A_correction_closes_only_when_the_system_itself_says_so()
    {
        await SayAsync(Says("plm", "4711", TrackingLevel.Required), Says("erp", "4711", TrackingLevel.None));
        await DecideAsync(Assert.Single(await CompareAsync("4711", 1_000)), DecisionKind.CorrectThere, until: 9_000);

        Assert.Equal(Cause.InFlight, Assert.Single(await CompareAsync("4711", 2_000)).Cause);
        await SayAsync(Says("erp", "4711", TrackingLevel.Required) with { ValidFrom = 2_500 });
        Assert.Empty(await CompareAsync("4711", 3_000));
    }

    [Fact]
    public async Task A_confirmed_alias_joins_the_numbers_from_either_side()
    {
        await SayAsync(Says("plm", "4711-02", TrackingLevel.Required), Says("erp", "471102", TrackingLevel.None));
        Assert.Equal(Gate.MissingInSystem, Assert.Single(await CompareAsync("4711-02", 1_000)).Gate);
        Assert.NotEmpty(await CompareAsync("471102", 1_000));

        var missing = Assert.Single(await OpenAsync("4711-02"));
        await Hub.WriteAsync((context, token) => new DecisionStore(context).AddAsync(
            Decision(missing, DecisionKind.Alias, null) with { Attribute = Finding.ItemAttribute, Item = "4711-02", Alias = "471102" }, token), Cancellation);

        foreach (var number in new[] { "471102", "4711-02" })
        {
            await CompareAsync(number, 2_000);
            Assert.Equal((Relation.Looser, "erp"), Assert.Single((await OpenAsync("4711-02")).Select(one => (one.Relation!.Value, one.System))));
            Assert.Empty(await OpenAsync("471102"));
        }
    }

    [Fact]
    public async Task A_supplier_alias_counts_once_a_second_person_agreed_and_no_longer_when_it_is_withdrawn()
    {
        await SayAsync(Supplied("plm", "100023"), Supplied("erp", "S-77"));
        var open = Assert.Single(await CompareAsync("0815", 1_000));
        Assert.Equal(("suppliers", Relation.Incomparable, true), (open.Attribute, open.Relation!.Value, open.NeedsPerson));
        Assert.Equal(["815"], await Hub.ReadAsync((context, token) => new ReconciliationStore(context).WithFindingAsync("suppliers", "erp", 10, token), Cancellation));

        var wish = SupplierAliasCheck.Of(new("erp", "S-77", "100023"), "ann", "the list of March", [], 1_000).Value;
        var stored = await AddAsync(wish);
        Assert.True(Assert.Single(await CompareAsync("0815", 2_000)).NeedsPerson); // nobody else agreed yet
        stored = await AddAsync(DecisionCheck.Next(stored, DecisionState.InForce, "bob", 2_000).Value);
        Assert.Empty(await CompareAsync("0815", 3_000));
        Assert.Equal(stored.Rule, Assert.Single(await AliasesAsync()).Rule);

        // The supplier's number is no number of an item.
        Assert.Empty(await Hub.ReadAsync((context, token) => new DecisionStore(context).OfItemAsync("100023", token), Cancellation));
        Assert.Equal(1, (await Hub.ReadAsync((context, token) => new DecisionStore(context).ListAsync(new() { ItemContains = "s-77", Kind = DecisionKind.SupplierAlias }, token), Cancellation)).Total);

        await AddAsync(DecisionCheck.Next(stored, DecisionState.Withdrawn, "bob", 3_000).Value);
        Assert.Single(await CompareAsync("0815", 4_000));
        Assert.Empty(await AliasesAsync());
    }

    [Fact]
    public async Task Findings_are_listed_by_what_they_are_about()
    {
        var (plm, erp) = (Supplied("plm", "100023"), Supplied("erp", "S-77"));
        await SayAsync(plm with { BaseUnit = "KGM", Facts = plm.Facts! with { Conversions = [new("XCT", 5, 1)] } }, erp with { BaseUnit = "GRM", Facts = erp.Facts! with { Conversions = [new("XCT", 5_001, 1)] } });
        await CompareAsync("0815", 1_000);

        Assert.Equal(["conversion:XCT"], await ListAsync("conversion"));
        Assert.Equal(["suppliers"], await ListAsync("suppliers"));
        Assert.Empty(await ListAsync("supplier"));
        Assert.Empty(await ListAsync("tracking"));
        Assert.Equal(2, (await ListAsync(null)).Count);
    }

    private async Task<IReadOnlyList<string>> ListAsync(string? attribute) =>
        [.. (await Hub.ReadAsync((context, token) => new ReconciliationStore(context).ListAsync(new() { Attribute = attribute }, token), Cancellation)).Findings.Select(one => one.Finding.Attribute)];

    private Task<Decision> AddAsync(Decision decision) => Hub.WriteAsync((context, token) => new DecisionStore(context).AddAsync(decision, token), Cancellation);

    private Task<IReadOnlyList<Decision>> AliasesAsync() => Hub.ReadAsync((context, token) => new DecisionStore(context).SupplierAliasesAsync(token), Cancellation);

    private static MasterSnapshot Supplied(string system, string supplier) => Says(system, "0815", TrackingLevel.Required) with
    {
        Facts = new() { Suppliers = [new(supplier, Raw: new("/Supplier", supplier))] },
    };

    [Fact]
    public async Task What_stock_and_transactions_carry_is_held_against_equal_flags()
    {
        await SayAsync(Says("plm", "4711", TrackingLevel.Required), Says("erp", "4711", TrackingLevel.Required));
        await WriteAsync(context => new ItemFacts(context).ObserveAsync([new("erp", "4711", null, CapturePoint.Issue, DataContradiction.Untracked, null, "m/1", 900)], default));

        Assert.Equal(("data:untracked", true), Assert.Single((await CompareAsync("4711", 1_000)).Select(one => (one.Attribute, one.NeedsPerson))));
    }

    private static MasterSnapshot Says(string system, string item, TrackingLevel lot) => new()
    {
        System = system,
        Item = item,
        ValidFrom = 100,
        ValidFromStated = false,
        RecordedAt = 100,
        Message = system + "/0",
        MappingVersion = system + "/item@1.0.0",
        Tracking = [new() { Lot = lot, Serial = TrackingLevel.None, Raw = new("/XCHPF", "X") }],
    };

    private static Decision Decision(Finding finding, DecisionKind kind, long? until) => new()
    {
        Kind = kind,
        State = DecisionState.InForce,
        Item = finding.Item,
        Attribute = finding.Attribute,
        System = finding.System,
        Values = DecisionRules.ValuesOf(finding),
        Until = until,
        Reason = "kanban",
        Author = "ann",
        DecidedAt = 1_000,
    };

    private async Task SayAsync(params MasterSnapshot[] snapshots)
    {
        foreach (var snapshot in snapshots)
        {
            await Hub.WriteAsync((context, token) => new ReconciliationStore(context).AppendAsync(snapshot, token), Cancellation);
        }
    }

    private Task<Decision> DecideAsync(Finding finding, DecisionKind kind, long until) =>
        Hub.WriteAsync((context, token) => new DecisionStore(context).AddAsync(Decision(finding, kind, until), token), Cancellation);

    private async Task<IReadOnlyList<Finding>> CompareAsync(string item, long now)
    {
        await WriteAsync(context => ItemComparison.RunAsync(Policies, Systems, [], new ReconciliationStore(context), new DecisionStore(context), new ItemFacts(context), item, now, default));
        return await OpenAsync(item);
    }

    private Task<IReadOnlyList<Finding>> OpenAsync(string item) =>
        Hub.ReadAsync((context, token) => new ReconciliationStore(context).OpenAsync(item, token), Cancellation);
}

public sealed class SqliteItemComparisonTests() : ItemComparisonTests(SqliteTestDatabase.CreateAsync);

public sealed class PostgreSqlItemComparisonTests() : ItemComparisonTests(PostgreSqlTestDatabase.CreateAsync);
