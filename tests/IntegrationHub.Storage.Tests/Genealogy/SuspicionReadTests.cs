using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Storage.Genealogy;
using IntegrationHub.Storage.Tests.Databases;
using Xunit;

namespace IntegrationHub.Storage.Tests.Genealogy;

public sealed class SqliteGenealogyStoreSuspicionTests() : SuspicionReadTests(SqliteTestDatabase.CreateAsync);

public sealed class PostgreSqlGenealogyStoreSuspicionTests() : SuspicionReadTests(PostgreSqlTestDatabase.CreateAsync);

public abstract class SuspicionReadTests(Func<Task<ITestDatabase>> create) : HubDatabaseSuite(create)
{
    [Fact]
    public async Task A_tool_in_a_time_and_a_delivery_are_found_and_lead_to_their_products()
    {
        var record = new ProcessRecord { Id = "R1", Materials = [Piece("S1")], Tool = "T-7", Times = new(Event: new EventTime { Instant = "2026-03-01T06:00:00Z" }) };
        var receipt = new SupplierEvent { Id = "GR-1", Kind = SupplierEventKind.Receipt, Supplier = new("V"), Supplied = [Lot("T1")], Received = [Lot("L")] };
        var build = new MaterialEvent { Operation = Operation.Produce, Inputs = [Piece("S1"), Lot("L")], Outputs = [new() { Item = new("P"), Serial = "A" }] };
        foreach (var change in new[] { GenealogyChanges.From(record, "e/1", "mes"), GenealogyChanges.From(receipt, "e/2", "srm"), GenealogyChanges.From(build, "e/3", "mes") })
        {
            await WriteAsync(work => new GenealogyStore(work).ApplyAsync(change, default));
        }

        await using var context = Database.Open();
        var query = new GenealogyQuery(new GenealogyStore(context));
        var tool = await query.RecallAsync(new RecallRequest { TouchedBy = [new("tool", "T-7")], From = HubInstant.Parse("2026-03-01T00:00:00Z"), To = HubInstant.Parse("2026-03-02T00:00:00Z") }, default);
        var later = await query.RecallAsync(new RecallRequest { TouchedBy = [new("tool", "T-7")], From = HubInstant.Parse("2026-03-02T00:00:00Z") }, default);
        var delivery = await query.RecallAsync(new RecallRequest { Deliveries = ["GR-1"] }, default);

        Assert.Contains(tool.Value.Certain, n => n.Serial == "A");
        Assert.Equal("GEN-0004", later.Problems[0].Code);
        Assert.Contains(delivery.Value.Certain, n => n.Serial == "A");
    }

    private static MaterialReference Lot(string lot) => new() { Item = new("C"), Lot = lot, Quantity = 2, Unit = "C62" };

    private static MaterialReference Piece(string serial) => new() { Item = new("K"), Serial = serial };
}
