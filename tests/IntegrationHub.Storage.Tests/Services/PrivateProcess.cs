using System.Diagnostics;
using System.Globalization;

namespace IntegrationHub.Tests.Services;

/// <summary>
/// A service that belongs to one test run: it runs in a directory of its own and is ended, and the directory deleted,
/// on <see cref="DisposeAsync"/> or as soon as the test process is gone, however that came about.
/// </summary>
/// <remarks>
/// A watchdog shell holds the service and waits for the end of its input, a pipe from the test process. The kernel
/// closes that pipe when the test process is killed, so nothing is left behind that a next run could trip over. (A
/// parent-death signal would not do: it is sent when the <em>thread</em> ends that started the child, and a thread
/// of the pool ends at any time.)
/// </remarks>
public sealed class PrivateProcess : IAsyncDisposable
{
    // Ours is what works inside our directory: that finds processes that left the group as well, PostgreSQL's backends
    // for one, and can never find anybody else's.
    private const string Watchdog = """
        directory=$1 signal=$2 log=$3
        shift 3
        ours() {
          find /proc -maxdepth 2 -name cwd \( -lname "$directory" -o -lname "$directory/*" \) -printf '%h\n' 2>/dev/null | cut -d/ -f3
        }
        set -m # the service leads a process group of its own
        cd "$directory" || exit 1
        "$@" </dev/null >>"$log" 2>&1 &
        service=$!
        cd /
        echo "$service"
        while read -r _; do :; done
        kill -s "$signal" -- "-$service" 2>/dev/null
        for _ in {1..100}; do
          [ -z "$(ours)" ] && break
          sleep 0.1
        done
        for pid in $(ours); do kill -KILL "$pid"; done
        wait "$service" # else it stays in the process table as a zombie
        rm -rf "$directory"
        """;

    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(30);

    private readonly Process _watchdog;
    private readonly string _log;

    private PrivateProcess(Process watchdog, string directory, string log, int id)
    {
        _watchdog = watchdog;
        _log = log;
        WorkingDirectory = directory;
        Id = id;
    }

    /// <summary>Gets the process id of the service, which is its process group's as well.</summary>
    public int Id { get; }

    /// <summary>Gets the directory that the service works in.</summary>
    public string WorkingDirectory { get; }

    public bool IsRunning => Directory.Exists(string.Create(CultureInfo.InvariantCulture, $"/proc/{Id}"));

    /// <summary>Makes a directory for a service, readable by this user only.</summary>
    public static string NewDirectory(string service) => Directory.CreateTempSubdirectory($"hub-test-{service}-").FullName;

    /// <summary>Starts the command in the directory, with its output in <paramref name="log"/>.</summary>
    /// <param name="directory">Owned by the service from now on: deleted when it has ended.</param>
    /// <param name="log">A file outside or inside the directory.</param>
    /// <param name="signal">What asks the service to end, for example TERM; what is left after 10 seconds is killed.</param>
    /// <param name="environment">Set on top of this process's environment.</param>
    /// <param name="command">The program and its arguments.</param>
    public static async Task<PrivateProcess> StartAsync(
        string directory, string log, string signal, IReadOnlyDictionary<string, string> environment, params string[] command)
    {
        var start = new ProcessStartInfo("setsid")
        {
            // Our output is somebody's pipe; a watchdog that held it open would keep `run.sh | tee` waiting.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])["bash", "-c", Watchdog, "watchdog", directory, signal, log, .. command])
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        var watchdog = Process.Start(start)!;
        var id = await watchdog.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException($"{command[0]} was not started: {await watchdog.StandardError.ReadToEndAsync()}");
        return new PrivateProcess(watchdog, directory, log, int.Parse(id, CultureInfo.InvariantCulture));
    }

    /// <summary>Asks again and again until the service answers; throws with the end of its log if it has died or is too slow.</summary>
    /// <param name="answers">Returns false, or throws an I/O error, while the service is not ready.</param>
    /// <param name="limit">How long to wait at most.</param>
    public async Task WaitUntilAsync(Func<CancellationToken, Task<bool>> answers, TimeSpan limit)
    {
        using var clock = new CancellationTokenSource(limit);
        while (!await AnswersAsync(answers, clock.Token))
        {
            if (!IsRunning)
                throw new InvalidOperationException($"The service ended before it was ready. Its log ends with:\n{LogEnd()}");
            if (clock.IsCancellationRequested)
                throw new TimeoutException($"The service was not ready after {limit.TotalSeconds} s. Its log ends with:\n{LogEnd()}");
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_watchdog.HasExited)
            return;
        _watchdog.StandardInput.Close();
        using var clock = new CancellationTokenSource(EndLimit);
        await _watchdog.WaitForExitAsync(clock.Token);
    }

    private static async Task<bool> AnswersAsync(Func<CancellationToken, Task<bool>> answers, CancellationToken cancellation)
    {
        try
        {
            return await answers(cancellation);
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException or HttpRequestException
            or System.Data.Common.DbException or OperationCanceledException)
        {
            return false;
        }
    }

    private string LogEnd() =>
        File.Exists(_log) ? string.Join('\n', File.ReadLines(_log).TakeLast(20)) : "(no log)";
}
