using System.Text;
using IntegrationHub.Adapters.Connectors.Files;
using IntegrationHub.Core.Systems;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace IntegrationHub.Adapters.Tests.Connectors;

public sealed class FileSourceTests : IDisposable
{
    private static readonly InterfaceDescription Flow = Hub.Flow(Direction.In, "files");

    private readonly string _root = Directory.CreateTempSubdirectory("hub-drop-").FullName;
    private readonly Hub _hub = new();

    private string Folder => Directory.CreateDirectory(Path.Combine(_root, "erp-test", "product")).FullName;

    private SystemAddress Address => Hub.At(new Uri(_root + "/").AbsoluteUri);

    [Fact]
    public async Task Files_come_in_the_order_of_their_names_and_are_done_once_acknowledged()
    {
        Drop("b.json", "2");
        Drop("a.json", "1");

        var read = new List<string>();
        await foreach (var document in _hub.Source("files").ReadAsync(Flow, Address, TestContext.Current.CancellationToken))
        {
            Assert.True(File.Exists(Path.Combine(Folder, ".claimed", document.SourceName!)));
            read.Add($"{document.SourceName}={Encoding.UTF8.GetString(document.Body.Span)}");
            await document.AcknowledgeAsync!(TestContext.Current.CancellationToken);
        }

        Assert.Equal(["a.json=1", "b.json=2"], read);
        Assert.Equal(["a.json", "b.json"], Names("done"));
        Assert.Empty(Names(".claimed"));
        Assert.Empty(await ReadAsync());
    }

    [Fact]
    public async Task A_file_that_was_claimed_but_not_committed_is_offered_again_before_new_ones()
    {
        Drop("z.json", "1");
        Assert.Single(await ReadAsync());
        Assert.Equal(["z.json"], Names(".claimed"));
        Drop("a.json", "2");

        var again = await ReadAsync();

        Assert.Equal(["z.json", "a.json"], again.Select(document => document.SourceName));
    }

    [Fact]
    public async Task A_file_that_one_reader_holds_is_not_given_to_another()
    {
        Drop("a.json", "1");
        await using var first = _hub.Source("files").ReadAsync(Flow, Address, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await first.MoveNextAsync());

        using var otherHub = new Hub();
        Assert.Empty(await Hub.ReadAllAsync(otherHub.Source("files"), Flow, Address));
    }

    [Fact]
    public async Task An_acknowledgement_after_the_reading_still_finishes_the_file_and_a_second_one_does_nothing()
    {
        Drop("a.json", "1");
        var document = Assert.Single(await ReadAsync());

        await document.AcknowledgeAsync!(TestContext.Current.CancellationToken);
        await document.AcknowledgeAsync!(TestContext.Current.CancellationToken);

        Assert.Equal(["a.json"], Names("done"));
    }

    [Fact]
    public async Task The_same_name_twice_keeps_both_files()
    {
        foreach (var content in (string[])["1", "2"])
        {
            Drop("a.json", content);
            await Assert.Single(await ReadAsync()).AcknowledgeAsync!(TestContext.Current.CancellationToken);
        }

        Assert.Equal(["a.2.json", "a.json"], Names("done"));
    }

    [Fact]
    public async Task Links_are_left_where_they_are_and_not_read()
    {
        var outside = Path.Combine(_root, "secret.txt");
        await File.WriteAllTextAsync(outside, "secret", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(Path.Combine(Folder, "a.json"), outside);

        Assert.Empty(await ReadAsync());
        Assert.Equal(["a.json"], Names(""));
    }

    [Fact]
    public async Task A_folder_that_is_a_link_is_refused()
    {
        Directory.CreateDirectory(Path.Combine(_root, "elsewhere"));
        Directory.CreateDirectory(Path.Combine(_root, "erp-test"));
        Directory.CreateSymbolicLink(Path.Combine(_root, "erp-test", "product"), Path.Combine(_root, "elsewhere"));

        var fault = await Assert.ThrowsAsync<ConnectorException>(ReadAsync);

        Assert.Contains("is a link", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("../../etc")]
    public async Task An_interface_name_that_leads_elsewhere_is_refused(string name)
    {
        var fault = await Assert.ThrowsAsync<ConnectorException>(() => Hub.ReadAllAsync(_hub.Source("files"), Flow with { Name = name }, Address));

        Assert.Contains("Rename the interface", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unfinished_names_and_other_patterns_wait()
    {
        Drop("a.json.tmp", "1");
        Drop(".a.json", "1");
        Drop("b.part", "1");
        Drop("c.xml", "1");

        Assert.Empty(await Hub.ReadAllAsync(_hub.Source("files"), Hub.Flow(Direction.In, "files", ("pattern", "*.json")), Address));
    }

    [Fact]
    public async Task A_file_that_grows_between_two_looks_is_left_for_the_next_reading()
    {
        var time = new FakeTimeProvider();
        using var hub = new Hub(services =>
        {
            services.AddSingleton<TimeProvider>(time);
            services.Configure<FileDropOptions>(options => options.StableForMilliseconds = 1_000);
        });
        Drop("growing.json", "1");
        Drop("still.json", "1");

        var reading = Hub.ReadAllAsync(hub.Source("files"), Flow, Address);
        Drop("growing.json", "12");
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("still.json", Assert.Single(await reading).SourceName);
        Assert.Equal(["growing.json"], Names(""));
    }

    [Fact]
    public async Task A_file_above_the_limit_is_set_aside_and_the_others_are_read()
    {
        using var hub = new Hub(services => services.Configure<FileDropOptions>(options => options.MaxFileBytes = 1_024));
        Drop("a.json", new string('x', 1_025));
        Drop("b.json", "1");

        Assert.Equal("b.json", Assert.Single(await Hub.ReadAllAsync(hub.Source("files"), Flow, Address)).SourceName);
        Assert.Equal(["a.json"], Names("refused"));
    }

    private void Drop(string name, string content) => File.WriteAllText(Path.Combine(Folder, name), content);

    private Task<List<SourceDocument>> ReadAsync() => Hub.ReadAllAsync(_hub.Source("files"), Flow, Address);

    private string[] Names(string folder) =>
        [.. Directory.GetFiles(Path.Combine(Folder, folder)).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        _hub.Dispose();
        Directory.Delete(_root, recursive: true);
    }
}
