using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Pipeline;
using IntegrationHub.Storage.Reconciliation;
using IntegrationHub.Tests.Services;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Tryton;

/// <summary>A real Tryton 6.0: products are created through its own API and read by the hub.</summary>
public sealed class TrytonProductTests
{
    [Fact]
    public async Task Products_are_read_page_by_page_with_the_locations_at_which_a_lot_is_required()
    {
        TrytonServer.SkipIfMissing();
        var cancellation = TestContext.Current.CancellationToken;
        await using var tryton = await TrytonServer.StartAsync();
        using (var session = await TrytonSession.LogInAsync(tryton, cancellation))
        {
            await session.CreateProductAsync("HUB-1", "Pump", "storage", "supplier");
            await session.CreateProductAsync("HUB-2", "Housing", "production");
            await session.CreateProductAsync("HUB-3", "Screw");
        }

        await using var hub = await HubOnTryton.StartAsync(tryton, cancellation);
        Assert.True(await hub.ReadAsync(cancellation) >= 2, "pages of 2 products each");
        var database = hub.Database;
        var ledgers = await database.ReadAsync((context, token) => LedgerReader.ReadAsync(context, perDay: false, token), cancellation);
        Assert.True(ledgers.Balanced);
        Assert.Equal(3, Assert.Single(ledgers.Intake).Applied);

        var pump = await SnapshotAsync(database, "HUB-1", cancellation);
        var required = pump.Tracking!.Where(rule => rule.Lot == TrackingLevel.Required).Select(rule => rule.Scope!.CapturePoint).Order();
        Assert.Equal([CapturePoint.Receipt, CapturePoint.Stock], required);
        Assert.All(pump.Tracking!, rule => Assert.Equal(TrackingLevel.Unknown, rule.Serial)); // Tryton has no serial flag; that is not "none"
        var screw = await SnapshotAsync(database, "HUB-3", cancellation);
        Assert.DoesNotContain(screw.Tracking!, rule => rule.Lot == TrackingLevel.Required);
    }

    [Fact]
    public async Task A_flag_that_disagrees_with_PLM_is_a_mismatch_until_Tryton_itself_says_otherwise()
    {
        TrytonServer.SkipIfMissing();
        var cancellation = TestContext.Current.CancellationToken;
        await using var tryton = await TrytonServer.StartAsync();
        using var session = await TrytonSession.LogInAsync(tryton, cancellation);
        string[] everywhere = ["supplier", "customer", "storage", "production"];
        var template = await session.CreateProductAsync("HUB-1", "Pump");
        await session.CreateProductAsync("HUB-2", "Bearing", everywhere);
        await using var hub = await HubOnTryton.StartAsync(tryton, cancellation);
        await hub.PartsAsync(cancellation, ("HUB-1", "L"), ("HUB-2", "S"));

        await hub.ReadAsync(cancellation);
        var mismatch = Assert.Single(await hub.FindingsAsync("HUB-1", cancellation));
        Assert.Equal((Relation.Looser, Cause.Unexplained, true), (mismatch.Relation, mismatch.Cause, mismatch.NeedsPerson));
        var serial = Assert.Single(await hub.FindingsAsync("HUB-2", cancellation)); // no serial flag in Tryton: said as such, and no conflict
        Assert.Equal((Cause.CannotExpress, false), (serial.Cause, serial.NeedsPerson));

        await session.CallAsync("model.product.template.write", [new[] { template }, new { lot_required = everywhere }]);
        await hub.ReadAsync(cancellation);
        Assert.Empty(await hub.FindingsAsync("HUB-1", cancellation));
    }

    [Fact]
    public async Task Suppliers_are_read_from_purchase_and_one_that_is_added_later_is_new_though_the_product_was_not_written()
    {
        TrytonServer.SkipIfMissing();
        var cancellation = TestContext.Current.CancellationToken;
        await using var tryton = await TrytonServer.StartAsync();
        using var session = await TrytonSession.LogInAsync(tryton, cancellation);
        var template = await session.CreateProductAsync("HUB-7", "Adhesive", "supplier", "customer", "storage", "production");
        var currency = (await session.CallAsync("model.currency.currency.create", [new[] { new { name = "Euro", code = "EUR", symbol = "E" } }]))[0].GetInt32();
        var us = (await session.CallAsync("model.party.party.create", [new[] { new { name = "Us" } }]))[0].GetInt32();
        var company = (await session.CallAsync("model.company.company.create", [new[] { new { party = us, currency } }]))[0].GetInt32();
        await session.CallAsync("model.res.user.write", [new[] { 1 }, new { companies = new object[] { new object[] { "add", new[] { company } } }, company }]); // who is in no company sees no suppliers
        await SupplierAsync("17", "Harz AG");
        await using var hub = await HubOnTryton.StartAsync(tryton, cancellation);
        await hub.ReadAsync(cancellation);

        var first = await SnapshotAsync(hub.Database, "HUB-7", cancellation);
        var supplier = Assert.Single(first.Facts!.Suppliers!);
        Assert.Equal(("17", "Harz AG", "17's number", "/template./product_suppliers./0/party./code"), (supplier.Id, supplier.Name, supplier.ItemNumber, supplier.Raw!.Path));

        await SupplierAsync("23", "Leim GmbH");
        await hub.ReadAsync(cancellation);
        await hub.ReadAsync(cancellation); // unchanged now: suppressed by its key
        var history = await hub.Database.ReadAsync((context, token) => new ReconciliationStore(context).RecentAsync("HUB-7", token), cancellation);
        Assert.Equal(["17", "23"], SnapshotHistory.At(history, long.MaxValue).Current!.Facts!.Suppliers!.Select(one => one.Id).Order());
        Assert.False(SnapshotHistory.At(history, long.MaxValue).Contradicted);
        var intake = Assert.Single((await hub.Database.ReadAsync((context, token) => LedgerReader.ReadAsync(context, perDay: false, token), cancellation)).Intake);
        Assert.Equal((2, 1, 0), (intake.Applied, intake.Suppressed, intake.Quarantined));

        async Task SupplierAsync(string code, string name)
        {
            var party = (await session.CallAsync("model.party.party.create", [new[] { new { name, code } }]))[0].GetInt32();
            await session.CallAsync("model.purchase.product_supplier.create", [new[] { new { template, party, company, currency, code = $"{code}'s number" } }]);
        }
    }

    private static async Task<MasterSnapshot> SnapshotAsync(IHubDatabase database, string item, CancellationToken cancellation) =>
        (await database.ReadAsync((context, token) => new ReconciliationStore(context).RecentAsync(item, token), cancellation)).Single(snapshot => snapshot.Site is null);
}
