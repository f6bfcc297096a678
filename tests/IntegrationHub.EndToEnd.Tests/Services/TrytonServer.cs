using System.Globalization;
using System.Security.Cryptography;

namespace IntegrationHub.Tests.Services;

/// <summary>A private Tryton server: a real ERP with products, lots, purchases and production, on SQLite and a free loopback port.</summary>
public sealed class TrytonServer : IAsyncDisposable
{
    // It takes the password only from a terminal or from the file that TRYTONPASSFILE names.
    private const string Script = """
        set -e
        touch db/hub.sqlite
        trytond-admin -c trytond.conf -d hub --all --email admin@example.com
        trytond-admin -c trytond.conf -d hub -u stock_lot stock_lot_unit stock_package production purchase --activate-dependencies
        exec trytond -c trytond.conf
        """;

    private const string Packages =
        "the packages tryton-server, tryton-modules-stock-lot, -stock-lot-unit, -stock-package, -production and -purchase";

    private static readonly string[] Modules = ["stock_lot", "stock_lot_unit", "stock_package", "production", "purchase"];

    // It fills its database for 20 seconds on a free machine.
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(240);
    private static readonly Lazy<Task<TrytonServer>> Shared = new(StartAsync);

    private readonly PrivateProcess _process;

    private TrytonServer(PrivateProcess process, Uri address, string password)
    {
        _process = process;
        Address = address;
        Password = password;
    }

    /// <summary>Gets why tests that need Tryton are to be skipped; null if they are to run.</summary>
    public static string? Missing => MachineService.ReasonToSkip(Absence);

    /// <summary>Gets the server's address; JSON-RPC is posted to <c>Address + Database + "/"</c>.</summary>
    public Uri Address { get; }

    public string Database => "hub";

    public string User => "admin";

    public string Password { get; }

    /// <summary>Gets the address that JSON-RPC calls are posted to.</summary>
    public Uri RpcAddress => new(Address, Database + "/");

    /// <summary>Gets the directory with the server's data, deleted with it.</summary>
    public string WorkingDirectory => _process.WorkingDirectory;

    private static string? Absence => MachineService.Absence("tryton", Packages, Lacking());

    /// <summary>Skips the running test, with the reason, where the service is missing.</summary>
    public static void SkipIfMissing() => MachineService.SkipFor(Missing);

    /// <summary>Returns the one server of this test run, started at the first call and ended with the test process.</summary>
    public static Task<TrytonServer> SharedAsync() => Shared.Value;

    /// <summary>Starts a server of one's own with an initialised database. Throws if Tryton is absent.</summary>
    public static async Task<TrytonServer> StartAsync()
    {
        MachineService.Demand(Absence);
        var directory = PrivateProcess.NewDirectory("tryton");
        var port = FreePort.Next().ToString(CultureInfo.InvariantCulture);
        var password = Convert.ToHexString(RandomNumberGenerator.GetBytes(12));
        Directory.CreateDirectory(Path.Combine(directory, "db"));
        await File.WriteAllTextAsync(Path.Combine(directory, "password"), password + "\n");
        await File.WriteAllTextAsync(Path.Combine(directory, "trytond.conf"), $"""
            [database]
            uri = sqlite://
            path = {directory}/db
            [web]
            listen = 127.0.0.1:{port}

            """);

        var environment = new Dictionary<string, string> { ["TRYTONPASSFILE"] = Path.Combine(directory, "password") };
        var process = await PrivateProcess.StartAsync(
            directory, Path.Combine(directory, "log"), "TERM", environment, "bash", "-c", Script);
        var server = new TrytonServer(process, new Uri($"http://127.0.0.1:{port}/"), password);
        try
        {
            await process.WaitUntilAsync(server.LetsInAsync, StartLimit);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        return server;
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private async Task<bool> LetsInAsync(CancellationToken cancellation)
    {
        using var session = await TrytonSession.LogInAsync(this, cancellation);
        return true;
    }

    private static string? Lacking()
    {
        if (MachineService.Find(["trytond"]) is null || MachineService.Find(["trytond-admin"]) is null)
            return "trytond";
        // Elsewhere than on Debian modules may live anywhere; then the server itself reports what it does not find.
        const string Installed = "/usr/lib/python3/dist-packages/trytond/modules";
        return Directory.Exists(Installed)
            ? Modules.FirstOrDefault(module => !Directory.Exists(Path.Combine(Installed, module)))
            : null;
    }
}
