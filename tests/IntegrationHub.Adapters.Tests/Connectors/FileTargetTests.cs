using System.Text;
using IntegrationHub.Core.Systems;
using Xunit;

namespace IntegrationHub.Adapters.Tests.Connectors;

public sealed class FileTargetTests : IDisposable
{
    private static readonly InterfaceDescription Flow = Hub.Flow(Direction.Out, "files");

    private readonly string _root = Directory.CreateTempSubdirectory("hub-drop-").FullName;
    private readonly Hub _hub = new();

    private string Written => Path.Combine(_root, "erp-test", "product", "hold-7.json");

    [Fact]
    public async Task A_document_appears_under_its_name_and_nothing_else_remains()
    {
        var reply = await DeliverAsync("hold-7.json", "1");

        Assert.Equal(DeliveryOutcome.Posted, reply.Outcome);
        Assert.Equal("1", await File.ReadAllTextAsync(Written, TestContext.Current.CancellationToken));
        Assert.Equal([Written], Directory.GetFiles(Path.GetDirectoryName(Written)!));
    }

    [Fact]
    public async Task A_repeated_delivery_is_posted_and_makes_no_second_file()
    {
        await DeliverAsync("hold-7.json", "1");

        Assert.Equal(DeliveryOutcome.Posted, (await DeliverAsync("hold-7.json", "1")).Outcome);
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(Written)!));
    }

    [Fact]
    public async Task Other_content_under_the_same_name_is_refused_and_the_first_file_stays()
    {
        await DeliverAsync("hold-7.json", "1");

        Assert.Equal(DeliveryOutcome.Refused, (await DeliverAsync("hold-7.json", "2")).Outcome);
        Assert.Equal("1", await File.ReadAllTextAsync(Written, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("../hold.json")]
    [InlineData("a/b.json")]
    [InlineData("a\\b.json")]
    [InlineData(".hidden")]
    [InlineData("")]
    public async Task A_name_that_is_no_plain_file_name_is_refused(string name) =>
        Assert.Equal(DeliveryOutcome.Refused, (await DeliverAsync(name, "1")).Outcome);

    [Fact]
    public async Task Without_a_folder_the_target_is_unavailable() =>
        Assert.Equal(DeliveryOutcome.Unavailable, (await _hub.Target("files").DeliverAsync(
            Flow, Hub.At(null), new OutboundDocument("1"u8.ToArray(), "k", "a.json"), TestContext.Current.CancellationToken)).Outcome);

    private Task<DeliveryReply> DeliverAsync(string name, string content) => _hub.Target("files").DeliverAsync(
        Flow, Hub.At(new Uri(_root + "/").AbsoluteUri), new OutboundDocument(Encoding.UTF8.GetBytes(content), "k", name), TestContext.Current.CancellationToken);

    public void Dispose()
    {
        _hub.Dispose();
        Directory.Delete(_root, recursive: true);
    }
}
