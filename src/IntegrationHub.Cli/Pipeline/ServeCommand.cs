using System.CommandLine;
using IntegrationHub.Cli.Session;
using IntegrationHub.Host.Composition;
using IntegrationHub.Storage.Connections;

namespace IntegrationHub.Cli.Pipeline;

internal static class ServeCommand
{
    public static Command Create(GlobalOptions options)
    {
        var urls = new Option<string>("--listen") { Description = "Address to listen on; loopback only until sign-in exists.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var command = new Command("serve", "Runs the hub: intake, pipelines, API and web page.") { urls };
        command.SetAction(async (result, cancellationToken) =>
        {
            var settings = HubSession.Settings(result, options) with { Urls = result.GetValue(urls)! };
            var directory = settings.Store == "sqlite"
                ? DataDirectory.TryOpen(settings.Data) ?? throw new CouldNotException($"Another hub holds {settings.Data}. End it, or name another folder with --data.")
                : null;
            await using var hub = await HubApplication.StartAsync(settings, directory, cancellationToken);
            Console.Error.WriteLine($"The hub answers at {hub.Address} (data in {settings.Data}). Ctrl+C ends it.");
            await hub.WaitForShutdownAsync(cancellationToken);
            return ExitCodes.Fine;
        });
        return command;
    }
}
