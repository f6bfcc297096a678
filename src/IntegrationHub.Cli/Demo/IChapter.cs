namespace IntegrationHub.Cli.Demo;

/// <summary>One chapter of the story.</summary>
internal interface IChapter
{
    string Title { get; }

    /// <summary>Plays the chapter and tells it with the figures that the hub answers. It must hold again on a folder in which it was told before.</summary>
    Task TellAsync(Stage stage, Telling telling, CancellationToken cancellationToken);
}
