namespace BatchAi.Parameters;

public sealed class ReferenceTests
{
    private const string WorkspaceId = "/subscriptions/s/resourceGroups/g/providers/Microsoft.BatchAI/workspaces/w";

    private static readonly ReferenceAttribute Attribute = new(ResourceKind.Workspace);

    [Fact]
    public void Transform_Name_IsAName()
    {
        var reference = Read("w");

        Assert.Equal("w", reference.Name);
        Assert.Null(reference.Path);
    }

    [Theory]
    [InlineData(WorkspaceId)]
    [InlineData(WorkspaceId + "/experiments/e")]
    [InlineData(WorkspaceId + "/experiments/e/jobs/j")]
    public void Transform_Id_IsThePathAsFarAsItIsWanted(string id) => Assert.Equal(WorkspaceId, Read(id).Path!.ToString());

    [Fact]
    public void Transform_Object_IsItsPath() => Assert.Equal(WorkspaceId, Read(new Workspace { Name = "w", ResourceId = WorkspaceId }).Path!.ToString());

    [Fact]
    public void Transform_ObjectWithoutAnId_IsItsName() => Assert.Equal("w", Read(new Workspace { Name = "w" }).Name);

    [Fact]
    public void Transform_ObjectOfAnotherKindWithoutAnId_IsLeftToTheBinder()
    {
        var job = new Job { Name = "j" };

        Assert.Same(job, Attribute.Transform(null, job));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/subscriptions/s/resourceGroups/g")]
    [InlineData("/no/id")]
    public void Transform_WhatNamesNone_IsLeftToTheBinder(string text) => Assert.Same(text, Attribute.Transform(null, text));

    [Fact]
    public void Transform_List_SaysThatSeveralComeFromThePipeline()
    {
        Assert.Contains("One workspace is expected here", Refuse("a", "b"), StringComparison.Ordinal);
        Assert.EndsWith("Get-BatchAiWorkspace a, b | ...", Refuse("a", "b"), StringComparison.Ordinal);
        Assert.EndsWith("$several | ...", Refuse("a", 5), StringComparison.Ordinal);
        Assert.EndsWith("$several | ...", Refuse(), StringComparison.Ordinal);

        static string Refuse(params object[] list) => Assert.Throws<System.Management.Automation.ArgumentTransformationMetadataException>(() => Attribute.Transform(null, list)).Message;
    }

    private static ResourceReference Read(object value) => Assert.IsType<ResourceReference>(Attribute.Transform(null, value));
}
