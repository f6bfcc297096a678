using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrationHub.PlantSimulator;

/// <summary>A running plant: ERP, PLM, MES, QMS and supplier portal on one loopback address.</summary>
public sealed class Plant : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Item[] _items;

    private Plant(WebApplication app, Item[] items, Uri baseAddress, PlantOptions options, PlantLedger ledger, Vices vices, Day day)
    {
        (_app, _items, BaseAddress, Ledger, Vices, Day) = (app, items, baseAddress, ledger, vices, day);
        Materials = new MaterialDrop(options.DropFolder);
    }

    /// <summary>Gets where the plant listens, for example <c>http://127.0.0.1:40123/</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Gets what the targets of the plant received and accepted.</summary>
    public PlantLedger Ledger { get; }

    /// <summary>Gets the switchable misbehaviour of each system.</summary>
    public Vices Vices { get; }

    /// <summary>Gets the story of the plant's day.</summary>
    public Day Day { get; }

    /// <summary>Gets the file drop of the MES.</summary>
    public MaterialDrop Materials { get; }

    /// <summary>Starts a plant and returns when it listens.</summary>
    /// <exception cref="IOException">The port is taken, or the ledger file cannot be opened.</exception>
    public static async Task<Plant> StartAsync(PlantOptions options, CancellationToken ct)
    {
        var ledger = PlantLedger.Open(options.LedgerFile, options.TimeProvider);
        try
        {
            var vices = new Vices(options.Seed);
            var day = new Day(options.Seed);
            var items = ItemTable.For(options.Seed).ToArray();
            var app = Build(options, items, ledger, vices, day);
            await app.StartAsync(ct);
            var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
            return new Plant(app, items, new Uri(addresses.Addresses.First() + "/"), options, ledger, vices, day);
        }
        catch
        {
            ledger.Dispose();
            throw;
        }
    }

    /// <summary>Changes how the ERP tracks a material in a plant, as somebody does in its master; the product says a later change then.</summary>
    /// <param name="number">The number in the ERP.</param>
    /// <param name="plant">The plant code.</param>
    /// <param name="batch">Whether stock is kept by batch from now on.</param>
    /// <param name="serialProfile">The serial number profile; empty for none.</param>
    /// <exception cref="ArgumentException">The material is not in the plant.</exception>
    public void ChangeFlags(string number, string plant, bool batch, string serialProfile)
    {
        var at = Array.FindIndex(_items, item => item.Number == number && item.Plants?.Any(row => row.Plant == plant) == true);
        if (at < 0)
        {
            throw new ArgumentException($"Material {number} is not in plant {plant}.", nameof(number));
        }

        _items[at] = _items[at] with
        {
            Plants = [.. _items[at].Plants!.Select(row => row.Plant == plant ? new ItemPlant(plant, batch, serialProfile) : row)],
            Changes = _items[at].Changes + 1,
        };
    }

    /// <summary>Stops listening and closes the ledger file.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Ledger.Dispose();
    }

    private static WebApplication Build(PlantOptions options, Item[] items, PlantLedger ledger, Vices vices, Day day)
    {
        // Empty: settings files and environment variables meant for the hub in the same process must not reach its targets.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "IntegrationHub.PlantSimulator" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        app.UseRouting();
        app.Use(new ViceGate(vices, options.TimeProvider).InvokeAsync);
        new ProductService(items, vices).Map(app);
        new MaterialDocumentService(items, ledger, vices, options.TimeProvider).Map(app);
        new PartService(items, vices).Map(app);
        new HoldService(ledger, vices).Map(app);
        new NonconformanceService(ledger, vices).Map(app);
        new ReceiptService(day).Map(app);
        new SimulatorControl(ledger, vices).Map(app);
        return app;
    }
}
