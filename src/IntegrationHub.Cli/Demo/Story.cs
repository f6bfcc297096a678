using System.Globalization;
using System.Text.Json.Nodes;
using IntegrationHub.Cli.Demo.Chapters;

namespace IntegrationHub.Cli.Demo;

/// <summary>A plant's day, told in the order in which it happens.</summary>
internal sealed class Story
{
    private static readonly IChapter[] Chapters =
    [
        new SpreadsheetsChapter(),
        new MastersChapter(),      // before any posting: the ERP's master says in which granularity it takes one
        new BuildChapter(),
        new PostingChapter(),
        new RecallChapter(),
        new NonconformanceChapter(),
        new ChangedMappingChapter(),
        new LedgerChapter(),       // last: it accounts for all that came before
    ];

    private readonly List<Telling> _told = [];

    /// <summary>Gets whether everything that was claimed is so.</summary>
    public bool Holds => _told.TrueForAll(telling => telling.Broken.Count == 0);

    public static async Task<Story> TellAsync(Stage stage, CancellationToken cancellationToken)
    {
        var story = new Story();
        story.Open(stage);
        foreach (var (chapter, number) in Chapters.Select((chapter, index) => (chapter, index + 1)))
        {
            var telling = new Telling(stage.Narrator, chapter.Title);
            story._told.Add(telling);
            await stage.Narrator.ChapterAsync($"{number} of {Chapters.Length}: {chapter.Title}", async () =>
            {
                try
                {
                    await chapter.TellAsync(stage, telling, cancellationToken);
                }
                catch (StoryStuckException stuck)
                {
                    telling.Claim(false, stuck.Message);
                }
            });
        }

        story.Close(stage);
        return story;
    }

    public JsonObject Json(Stage stage) => new()
    {
        ["address"] = stage.Hub.Address.ToString(),
        ["data"] = stage.Folder.Path,
        ["seed"] = stage.Folder.Seed,
        ["repeat"] = stage.Folder.IsRepeat,
        ["holds"] = Holds,
        ["chapters"] = new JsonArray([.. _told.Select(telling => telling.Json())]),
    };

    private void Open(Stage stage)
    {
        stage.Narrator.Say($"A simulated plant answers at {stage.Plant.BaseAddress}, the hub and its web page at {stage.Hub.Address}.");
        stage.Narrator.Say($"The hub keeps its data in {stage.Folder.Path}; this is the day of seed {stage.Folder.Seed.ToString(CultureInfo.InvariantCulture)}.");
        if (stage.Folder.IsRepeat)
        {
            stage.Narrator.Say("This folder was told the day before: the plant sends everything again, the hub knows each message by its key and suppresses it. The figures are of both runs.");
        }

        stage.Narrator.Say("Lines marked [yes] are checked against the hub's answers. Where 'hub' is not on the path, it is: dotnet run --project src/IntegrationHub.Cli --");
    }

    private void Close(Stage stage)
    {
        stage.Narrator.Say("");
        foreach (var telling in _told)
        {
            foreach (var broken in telling.Broken)
            {
                stage.Narrator.Fail($"{telling.Title}: {broken}");
            }
        }

        stage.Narrator.Say(Holds ? "The day is told, and everything that it claims is so." : "Not everything that the story claims is so; see the lines above.");
    }
}
