using System.CommandLine;
using System.Diagnostics;
using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Session;

namespace IntegrationHub.Cli.Demo;

/// <summary>Plays a plant's day through a hub: a simulated plant and a hub on its embedded default, in this process.</summary>
internal static class DemoCommand
{
    private const int DefaultSeed = 1;

    public static Command Create(GlobalOptions options)
    {
        var once = new Option<bool>("--once") { Description = "End after the story instead of leaving the web page open. Exit 1 when something that the story claims is not so." };
        var seed = new Option<int>("--seed") { Description = "Which day: the same seed tells the same one.", DefaultValueFactory = _ => DefaultSeed };
        var open = new Option<bool>("--open") { Description = "Open the web page in a browser." };
        var listen = new Option<string>("--listen") { Description = "Address of the web page; loopback only. Port 0 takes a free one.", DefaultValueFactory = _ => "http://127.0.0.1:0" };
        var command = new Command("demo", "Starts a simulated plant and a hub, plays a plant's day through it and leaves the web page open. Needs nothing but this program.") { once, seed, open, listen };
        command.SetAction(async (result, cancellationToken) =>
        {
            if (result.GetValue(options.Url) is not null || result.GetValue(options.Store) != "sqlite" || result.GetValue(options.Transport) != "memory")
            {
                throw new WrongUseException("The demo brings its own hub on the embedded default. Leave out --url, --store and --transport, or feed another hub with hub ingest.");
            }

            var settings = HubSession.Settings(result, options) with { Urls = result.GetValue(listen)! };
            var narrator = Narrator.For(result.GetValue(options.Json));
            var folder = DemoFolder.Open(settings.Data, result.GetValue(seed));
            await using var stage = await Stage.SetAsync(settings, folder, narrator, cancellationToken);
            var story = await Story.TellAsync(stage, cancellationToken);
            if (result.GetValue(options.Json))
            {
                Json.Print(story.Json(stage));
            }

            if (!result.GetValue(once))
            {
                await LeaveOpenAsync(stage, result.GetValue(open), cancellationToken);
            }

            return story.Holds ? ExitCodes.Fine : ExitCodes.No;
        });
        return command;
    }

    private static async Task LeaveOpenAsync(Stage stage, bool browse, CancellationToken cancellationToken)
    {
        stage.Narrator.Say($"The web page is open at {stage.Hub.Address} until you press Ctrl+C.");
        if (browse)
        {
            Process.Start(new ProcessStartInfo(stage.Hub.Address.ToString()) { UseShellExecute = true })?.Dispose();
        }

        try
        {
            await stage.Hub.WaitForShutdownAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl+C is how a demo ends: nothing was stopped that should have gone on.
        }
    }
}
