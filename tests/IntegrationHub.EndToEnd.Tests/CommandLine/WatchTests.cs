using System.Diagnostics;
using System.Runtime.InteropServices;
using IntegrationHub.EndToEnd.Tests.Executable;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.CommandLine;

/// <summary><c>hub test --watch</c>: a saved file is run again at once, a broken one does not end it, Ctrl+C does.</summary>
public sealed class WatchTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly TemporaryHome _home = new();
    private readonly List<Process> _started = [];

    [Theory]
    [InlineData()]
    [InlineData("plm/part")]
    [InlineData("mappings")]
    public async Task A_saved_file_shows_input_output_and_failing_rule(params string[] which)
    {
        var watch = Start(which);
        await UntilAsync(watch, "All is well");

        _home.Write(TemporaryHome.Mapping, TemporaryHome.MappingText.Replace("id: \"4711\"", "id: \"4712\"", StringComparison.Ordinal));
        var failing = await UntilAsync(watch, "Something fails");
        _home.Write(TemporaryHome.Mapping, "language: 1\nmapping: [");
        var broken = await UntilAsync(watch, "broken", "mappings/plm/part.yaml");
        _home.Write(TemporaryHome.Mapping, TemporaryHome.MappingText);
        var mended = await UntilAsync(watch, "All is well");

        Assert.Contains("FAILED 'a part in lots'", failing);
        Assert.Contains("\"Number\": \" 4711\"", failing);
        Assert.Contains("\"id\": \"4711\"", failing);
        Assert.Contains("rule   number", failing);
        Assert.NotEmpty(broken);
        Assert.Contains("passed 'a part in lots'", mended);
        Assert.Equal(0, await InterruptAsync(watch));
    }

    [Fact]
    public async Task A_saved_code_list_shows_the_examples_that_came_out_otherwise()
    {
        var watch = Start([]);
        await UntilAsync(watch, "All is well");

        _home.Write("mappings/code-lists/codes.yaml", "language: 1\ncodeList: codes\nversion: 1.0.0\nentries: { L: none, N: none }\n");
        var failing = await UntilAsync(watch, "Something fails");

        Assert.Contains("rule   tracking", failing);
        Assert.Equal(0, await InterruptAsync(watch));
    }

    [Fact]
    public async Task What_is_shown_after_a_save_is_there_within_a_second()
    {
        var watch = Start([]);
        await UntilAsync(watch, "All is well");
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var start = Stopwatch.GetTimestamp();
            _home.Write(TemporaryHome.Mapping, $"# {round}\n{TemporaryHome.MappingText}");
            await UntilAsync(watch, "All is well");
            var took = Stopwatch.GetElapsedTime(start);
            best = took < best ? took : best;
        }

        // The best of a few: the machine may be busy with other tests, but it is not always.
        Assert.True(best < TimeSpan.FromSeconds(1), $"The quickest of five saves took {best.TotalMilliseconds:0} ms to be shown.");
    }

    public void Dispose()
    {
        // A test that failed halfway leaves its watch running.
        foreach (var process in _started.Where(process => !process.HasExited))
        {
            process.Kill();
            process.WaitForExit();
        }

        _started.ForEach(process => process.Dispose());
        _home.Dispose();
    }

    private Process Start(string[] which)
    {
        // Tests that run in the background of a shell inherit that Ctrl+C is ignored; env gives the child what a terminal would.
        var (program, before) = OperatingSystem.IsWindows() ? (HubExecutable.Program, Array.Empty<string>()) : ("env", ["--default-signal=INT", HubExecutable.Program]);
        var process = Process.Start(new ProcessStartInfo(program, [.. before, "test", "--watch", .. which])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _home.Folder,
        })!;
        _started.Add(process);
        return process;
    }

    private static async Task<string> UntilAsync(Process process, params string[] anyOf)
    {
        using var clock = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        clock.CancelAfter(Patience);
        var text = new System.Text.StringBuilder();
        while (await process.StandardOutput.ReadLineAsync(clock.Token) is { } line)
        {
            text.AppendLine(line);
            if (Array.Exists(anyOf, wanted => line.Contains(wanted, StringComparison.Ordinal)))
            {
                return text.ToString();
            }
        }

        throw new InvalidOperationException($"The watch ended with {process.ExitCode} before it said {string.Join(" or ", anyOf)}:\n{text}\n{await process.StandardError.ReadToEndAsync(clock.Token)}");
    }

    private static async Task<int> InterruptAsync(Process process)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal that one process could send to another.");
        Assert.Equal(0, Kill(process.Id, 2));
        using var clock = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        clock.CancelAfter(Patience);
        await process.WaitForExitAsync(clock.Token);
        return process.ExitCode;
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
