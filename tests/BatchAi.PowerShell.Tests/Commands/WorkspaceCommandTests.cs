using BatchAi.Runtime;

namespace BatchAi.Commands;

public sealed class WorkspaceCommandTests(LiveService service) : IClassFixture<LiveService>
{
    [Fact]
    public void New_ThenGet_IsThere()
    {
        var made = Make("made");

        Assert.Equal("made", made.ToString());
        Assert.Equal("default", made.ResourceGroupName);
        Assert.Equal("succeeded", made.ProvisioningState);
        Assert.Equal(made.ResourceId, Get().With("Name", "made").Succeed().Single<Workspace>().ResourceId);
    }

    [Fact]
    public void New_OneThatIsThere_IsAnErrorUnlessForced()
    {
        var made = Make("twice");

        New("twice").Fail("AlreadyExists");
        Assert.Equal(made.ResourceId, New("twice").With("Force").Succeed().Single<Workspace>().ResourceId);
    }

    [Fact]
    public void New_WhatIf_TellsAndDoesNothing()
    {
        var result = New("never").With("WhatIf").Succeed();

        Assert.Empty(result.Output);
        Assert.Contains("workspace 'never' in resource group 'default'", Assert.Single(result.WhatIf));
        Get().With("Name", "never").Fail("WorkspaceNotFound");
    }

    [Fact]
    public void Get_Wildcards_FindsThemAndIsContentWithNone()
    {
        Make("wild-1");
        Make("wild-2");

        Assert.Equal(["wild-1", "wild-2"], Get().With("Name", "wild-*").Succeed().Output.Select(item => item!.ToString()));
        Assert.Empty(Get().With("Name", "nobody-*").Succeed().Output);
    }

    [Fact]
    public void Get_OneOfSeveralIsMissing_GetsTheOthers()
    {
        Make("here");
        var result = Get().With("Name", new[] { "missing", "here" }).Run();

        Assert.Equal("here", Assert.Single(result.Output)!.ToString());
        Assert.Equal("missing", Assert.Single(result.Errors).TargetObject);
    }

    [Fact]
    public void Update_Tags_ReplacesThem()
    {
        Make("tagged");
        var update = new CmdletRun<UpdateBatchAiWorkspaceCommand>().With("Context", service.Context).With("Name", "tagged").With("Tag", new System.Collections.Hashtable { ["purpose"] = "test" });

        Assert.Empty(update.Succeed().Output);
        Assert.Equal("test", update.With("PassThru").Succeed().Single<Workspace>().Tag!["purpose"]);
    }

    [Fact]
    public void Remove_ByObject_CountsWhatGoes()
    {
        var workspace = Make("counted");
        new CmdletRun<NewBatchAiExperimentCommand>().With("Context", service.Context).With("Workspace", "counted").With("Name", new[] { "a", "b" }).Succeed();

        Assert.Contains("(2 experiments)", Assert.Single(Remove().Pipe(workspace).With("Force").With("WhatIf").Succeed().WhatIf));
        Remove().Pipe(workspace).With("Force").Succeed();
        Get().With("Name", "counted").Fail("WorkspaceNotFound");
    }

    [Fact]
    public void Remove_TheIdOfSomethingElse_IsRefused()
    {
        Make("parent");
        var experiment = new CmdletRun<NewBatchAiExperimentCommand>().With("Context", service.Context).With("Workspace", "parent").With("Name", "child").Succeed().Single<Experiment>();

        Remove().With("ResourceId", experiment.ResourceId).With("Force").Fail("WrongResourceKind");
    }

    [Fact]
    public void Remove_OneThatIsMissing_SaysWhich() => Assert.Equal("nobody", Remove().With("Name", "nobody").With("Force").Fail("WorkspaceNotFound").TargetObject);

    private Workspace Make(string name) => New(name).Succeed().Single<Workspace>();

    private CmdletRun<NewBatchAiWorkspaceCommand> New(string name) => new CmdletRun<NewBatchAiWorkspaceCommand>().With("Context", service.Context).With("Name", name);

    private CmdletRun<GetBatchAiWorkspaceCommand> Get() => new CmdletRun<GetBatchAiWorkspaceCommand>().With("Context", service.Context);

    private CmdletRun<RemoveBatchAiWorkspaceCommand> Remove() => new CmdletRun<RemoveBatchAiWorkspaceCommand>().With("Context", service.Context);
}
