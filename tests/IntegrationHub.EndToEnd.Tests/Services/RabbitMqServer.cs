using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace IntegrationHub.Tests.Services;

/// <summary>A private RabbitMQ node on free loopback ports, whose broker can be stopped and started again.</summary>
public sealed class RabbitMqServer : IAsyncDisposable
{
    private const string User = "hub";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(120);
    private static readonly Lazy<Task<RabbitMqServer>> Shared = new(StartAsync);

    private readonly string _directory;
    private readonly int _port;
    private readonly int _portMapperPort;
    private readonly string _password = Convert.ToHexString(RandomNumberGenerator.GetBytes(12));
    private readonly Dictionary<string, string> _environment;

    // Erlang's port mapper. A node starts one by itself that would outlive it; with ours there before, it does not. As
    // the first process to start and the last to end it also owns the directory.
    private PrivateProcess? _portMapper;
    private PrivateProcess? _broker;
    private int _virtualHosts;

    private RabbitMqServer(string directory)
    {
        _directory = directory;
        _port = FreePort.Next();
        _portMapperPort = FreePort.Next();
        _environment = new Dictionary<string, string>
        {
            ["HOME"] = directory, // the Erlang cookie is made there
            ["ERL_EPMD_PORT"] = Text(_portMapperPort),
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODENAME"] = "hub@localhost",
            ["RABBITMQ_DIST_PORT"] = Text(FreePort.Next()),
            ["RABBITMQ_CONFIG_FILE"] = Path.Combine(directory, "rabbitmq.conf"),
            ["RABBITMQ_CONF_ENV_FILE"] = Path.Combine(directory, "no-rabbitmq-env.conf"), // not the machine's
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(directory, "plugins"),
            ["RABBITMQ_MNESIA_BASE"] = Path.Combine(directory, "mnesia"),
            ["RABBITMQ_LOG_BASE"] = Path.Combine(directory, "logs"),
            ["RABBITMQ_LOGS"] = "-",
            ["RABBITMQ_PID_FILE"] = Path.Combine(directory, "pid"),
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1}",
        };
    }

    /// <summary>Gets why tests that need RabbitMQ are to be skipped; null if they are to run.</summary>
    public static string? Missing => MachineService.ReasonToSkip(Absence);

    /// <summary>Gets the address with user, password and the virtual host "/".</summary>
    public Uri Uri => new($"amqp://{User}:{_password}@127.0.0.1:{Text(_port)}/");

    /// <summary>Gets the directory with the node's data, deleted with it.</summary>
    public string WorkingDirectory => _directory;

    private static string? Absence => MachineService.Absence(
        "rabbitmq", "the package rabbitmq-server", Executable is null ? "rabbitmq-server" : Control is null ? "rabbitmqctl" : PortMapper is null ? "epmd" : null);

    // /usr/sbin/rabbitmq-server is Debian's wrapper, which changes the user and the directory: the folder comes first.
    private static string? Executable => MachineService.Find(["rabbitmq-server"], "/usr/lib/rabbitmq/bin");

    private static string? Control => MachineService.Find(["rabbitmqctl"], "/usr/lib/rabbitmq/bin");

    private static string? PortMapper => MachineService.Find(["epmd"]);

    /// <summary>Skips the running test, with the reason, where the service is missing.</summary>
    public static void SkipIfMissing() => MachineService.SkipFor(Missing);

    /// <summary>Returns the one node of this test run, started at the first call and ended with the test process.</summary>
    /// <remarks>A test that stops the broker starts a node of its own.</remarks>
    public static Task<RabbitMqServer> SharedAsync() => Shared.Value;

    /// <summary>Starts a node of one's own. Throws if RabbitMQ is absent.</summary>
    public static async Task<RabbitMqServer> StartAsync()
    {
        MachineService.Demand(Absence);
        var server = new RabbitMqServer(PrivateProcess.NewDirectory("rabbitmq"));
        try
        {
            await server.WriteConfigurationAsync();
            await server.StartPortMapperAsync();
            await server.StartBrokerAsync();
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        return server;
    }

    /// <summary>Adds a virtual host: a broker within the broker, with queues of its own.</summary>
    /// <returns>Its address with user and password.</returns>
    public async Task<Uri> AddVirtualHostAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"hub-{Interlocked.Increment(ref _virtualHosts)}");
        await ControlAsync("add_vhost", name);
        await ControlAsync("set_permissions", "-p", name, User, ".*", ".*", ".*");
        return new Uri(Uri, name);
    }

    /// <summary>Starts the broker after <see cref="StopBrokerAsync"/>, on the same port with the same queues; returns when it accepts clients.</summary>
    public async Task StartBrokerAsync()
    {
        _broker = await PrivateProcess.StartAsync(
            Directory.CreateDirectory(Path.Combine(_directory, "broker")).FullName,
            Path.Combine(_directory, "broker.log"), "TERM", _environment, Executable!);
        await _broker.WaitUntilAsync(GreetsAsync, StartLimit);
    }

    /// <summary>Ends the broker in good order: connections are closed, new ones refused, durable queues kept.</summary>
    public async Task StopBrokerAsync()
    {
        if (_broker is not null)
            await _broker.DisposeAsync();
        _broker = null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopBrokerAsync();
        if (_portMapper is not null)
            await _portMapper.DisposeAsync();
    }

    private async Task ControlAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Control!, arguments) { WorkingDirectory = _directory, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in _environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"rabbitmqctl {string.Join(' ', arguments)} ended with {Text(process.ExitCode)}: {await output}{await errors}");
        }
    }

    private Task WriteConfigurationAsync()
    {
        File.WriteAllText(Path.Combine(_directory, "plugins"), "[].\n");
        // The memory alarm stops publishers without a word: by default at 40 % of what a shared machine happens to have.
        return File.WriteAllTextAsync(Path.Combine(_directory, "rabbitmq.conf"), $"""
            listeners.tcp.1 = 127.0.0.1:{Text(_port)}
            default_user = {User}
            default_pass = {_password}
            vm_memory_high_watermark.absolute = 1GB
            disk_free_limit.absolute = 50MB
            log.console.level = info

            """);
    }

    private async Task StartPortMapperAsync()
    {
        _portMapper = await PrivateProcess.StartAsync(
            _directory, Path.Combine(_directory, "epmd.log"), "TERM", _environment,
            PortMapper!, "-address", "127.0.0.1", "-port", Text(_portMapperPort));
        await _portMapper.WaitUntilAsync(
            async cancellation =>
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", _portMapperPort, cancellation);
                return true;
            },
            StartLimit);
    }

    // A port that accepts is not yet a broker that answers: it must reply to the protocol header with a method frame.
    private async Task<bool> GreetsAsync(CancellationToken cancellation)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", _port, cancellation);
        var stream = client.GetStream();
        await stream.WriteAsync("AMQP\0\0\u0009\u0001"u8.ToArray(), cancellation);
        var first = new byte[1];
        return await stream.ReadAsync(first, cancellation) == 1 && first[0] == 1;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
