using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IntegrationHub.EndToEnd.Tests.Executable;

/// <summary>What a run of the executable answered.</summary>
internal sealed record HubAnswer(int ExitCode, string Output, string Errors)
{
    /// <summary>Gets standard output as JSON; what is not JSON fails with all that was said.</summary>
    public JsonNode Json
    {
        get
        {
            try
            {
                return JsonNode.Parse(Output)!;
            }
            catch (JsonException)
            {
                throw new InvalidOperationException($"No JSON but exit code {ExitCode}, output:\n{Output}\nerrors:\n{Errors}");
            }
        }
    }
}

/// <summary>The built <c>hub</c>: the one that <c>HUB_TEST_PROGRAM</c> names, for example one that was compiled ahead of time and starts sooner; else the one that lies beside the tests.</summary>
internal static class HubExecutable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Gets the program.</summary>
    public static string Program { get; } = Environment.GetEnvironmentVariable("HUB_TEST_PROGRAM") is { Length: > 0 } named ? named : Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "hub.exe" : "hub");

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<HubAnswer> RunAsync(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment, string? input, CancellationToken cancellationToken, string? folder = null)
    {
        var start = new ProcessStartInfo(Program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? Path.GetTempPath(),
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var clock = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        clock.CancelAfter(Limit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(clock.Token);
            var errors = process.StandardError.ReadToEndAsync(clock.Token);
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            await process.WaitForExitAsync(clock.Token);
            return new HubAnswer(process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }
}
